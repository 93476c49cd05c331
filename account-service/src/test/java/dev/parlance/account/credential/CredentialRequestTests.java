package dev.parlance.account.credential;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for {@link CredentialRequest}. */
class CredentialRequestTests {

    @Test
    void readsAHashInHexadecimal() {
        assertThat(new CredentialRequest("0f".repeat(32), null).hash("0f".repeat(32))).hasSize(32)
                .containsOnly(0x0f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "sk-0123456789", "zz"})
    void refusesWhatIsNoHash(String hex) {
        Failure failure = catchThrowableOfType(Failure.class, () -> new CredentialRequest(hex, null).hash(hex));

        assertThat(failure.field()).isEqualTo("key_sha256");
        assertThat(failure.text()).doesNotContain("sk-");
    }
}
