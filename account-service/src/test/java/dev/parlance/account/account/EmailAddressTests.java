package dev.parlance.account.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for {@link EmailAddress}. */
class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "Ada.Lovelace+keys@mail.example.co.uk", "admin@localhost",
            "o'brien@example.ie", "jürgen@köln.example", "x@1.example"})
    void takesWhatMailTakes(String text) {
        assertThat(EmailAddress.parse(text)).map(EmailAddress::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "ada@", "@example.com", "ada@@example.com", "ada lovelace@example.com",
            "ada@example..com", "ada@-example.com", "ada@example.com\n", "nul\0@example.com", "<ada@example.com>",
            "ada@example.com,eve@example.com"})
    void refusesWhatIsNoAddress(String text) {
        Failure failure = catchThrowableOfType(Failure.class, () -> new EmailAddress(text));

        assertThat(failure.field()).isEqualTo("email");
        assertThat(failure.status()).isEqualTo(400);
    }

    @Test
    void refusesMoreThanMailCarries() {
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(260) + ".com")).isEmpty();
    }

    @Test
    void answersAtOnceToATextMadeToBeSlow() {
        assertThat(EmailAddress.parse("a@" + "a.".repeat(30_000))).isEmpty();
    }

    @Test
    void keepsItselfOutOfLogs() {
        assertThat(new EmailAddress("ada@example.com")).asString().doesNotContain("ada");
    }
}
