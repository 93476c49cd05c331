package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

class SlotsTests {

    private final UUID key = UUID.randomUUID();

    private final Slots slots = new Slots(2);

    @Test
    void holdAsManyAsAreUsual() {
        slots.find(key, null);
        slots.find(key, null);

        assertThat(slots.find(key, null)).isNull();
        assertThat(slots.find(UUID.randomUUID(), null)).isNotNull();
    }

    @Test
    void holdAsManyAsThePlanSays() {
        assertThat(slots.find(key, 1)).isNotNull();
        assertThat(slots.find(key, 1)).isNull();
    }

    @Test
    void areFreeWhenTheirTakersLeave() {
        slots.find(key, 1).leave();

        assertThat(slots.find(key, 1)).isNotNull();
        assertThat(slots.running(key)).isOne();
    }

    @Test
    void stayTakenWhileSomebodyKeepsThem() {
        Slot slot = slots.find(key, 1);
        slot.keep();
        slot.leave();
        assertThat(slots.find(key, 1)).isNull();

        slot.leave();
        assertThat(slots.running(key)).isZero();
    }
}
