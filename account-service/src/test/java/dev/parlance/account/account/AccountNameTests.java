package dev.parlance.account.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for {@link AccountName}. */
class AccountNameTests {

    @Test
    void losesTheSpaceAroundIt() {
        assertThat(new AccountName("  Nordlicht Fahrräder ").text()).isEqualTo("Nordlicht Fahrräder");
    }

    @Test
    void countsCharactersNotTheirHalves() {
        assertThat(new AccountName("🚲".repeat(200)).text()).hasSize(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "two\nlines", "nul\0", "bell\u0007"})
    void refusesNothingAndControlCharacters(String text) {
        Failure failure = catchThrowableOfType(Failure.class, () -> new AccountName(text));

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.field()).isEqualTo("name");
    }

    @Test
    void refusesMoreThanTwoHundredCharacters() {
        assertThat(catchThrowableOfType(Failure.class, () -> new AccountName("a".repeat(201))).field())
                .isEqualTo("name");
    }
}
