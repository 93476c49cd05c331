package dev.parlance.inference.gateway.store;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealTests {

    private final Seal seal = new Seal("a secret of the installation");

    @Test
    void opensWhatItClosed() {
        assertThat(seal.open("a", seal.close("a", "key ✓"))).isEqualTo("key ✓");
    }

    @Test
    void closesTheSameDifferentlyEachTime() {
        assertThat(seal.close("a", "key")).isNotEqualTo(seal.close("a", "key"));
    }

    @Test
    void opensForNothingElse() {
        assertThatThrownBy(() -> seal.open("b", seal.close("a", "key"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensNothingOfAnotherInstallation() {
        assertThatThrownBy(() -> new Seal("another secret").open("a", seal.close("a", "key")))
                .isInstanceOf(IllegalStateException.class);
    }
}
