package dev.parlance.account.housekeeping;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Housekeeping}. */
class HousekeepingTests {

    private final List<String> tidied = new ArrayList<>();

    @Test
    void tidiesOneRoomAfterTheOther() {
        var keeping = new Housekeeping(List.of(room("first"), room("second")));

        StepVerifier.create(keeping.tidy()).verifyComplete();

        assertThat(tidied).containsExactly("first", "second");
    }

    @Test
    void goesOnAfterARoomThatIsLocked() {
        Forgetful locked = () -> Mono.error(new IllegalStateException("locked"));

        StepVerifier.create(new Housekeeping(List.of(locked, room("second"))).tidy()).verifyComplete();

        assertThat(tidied).containsExactly("second");
    }

    @Test
    void stopsWhenAsked() {
        var keeping = new Housekeeping(List.of(room("first")));

        keeping.start();
        assertThat(keeping.isRunning()).isTrue();
        keeping.stop();

        assertThat(keeping.isRunning()).isFalse();
    }

    private Forgetful room(String name) {
        return () -> Mono.fromSupplier(() -> tidied.add(name)).thenReturn(1L);
    }
}
