package dev.parlance.account.signin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for {@link Password}. */
class PasswordTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 201})
    void refusesOneTooShortOrTooLong(int length) {
        Failure failure = catchThrowableOfType(Failure.class, () -> Password.chosen("password", "p".repeat(length)));

        assertThat(failure.field()).isEqualTo("password");
        assertThat(failure.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 200})
    void takesAllLengthsBetween(int length) {
        assertThat(Password.chosen("password", "p".repeat(length)).text()).hasSize(length);
    }

    @Test
    void isTheSameHoweverAKeyboardSpellsItsLetters() {
        assertThat(Password.chosen("password", "Fahrra\u0308der"))
                .isEqualTo(Password.chosen("password", "Fahrr\u00e4der"));
    }

    @Test
    void keepsItselfOutOfLogs() {
        assertThat(Password.chosen("password", "correct horse")).asString().doesNotContain("horse");
    }
}
