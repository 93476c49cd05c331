package dev.parlance.account.ledger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Money}. */
class MoneyTests {

    @ParameterizedTest
    @CsvSource({"12.50,12500000", "0.000001,1", "-3,-3000000", "999999999.999999,999999999999999", "007.1,7100000"})
    void readsDecimals(String text, long micros) {
        assertThat(Money.parse(text)).contains(new Money(micros));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1.", ".5", "1e3", "1.0000001", "0x1", "1,5", "--1", "+1", "NaN", "1234567890",
            "١"})
    void readsNothingElse(String text) {
        assertThat(Money.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,0.000001", "10,0.00001", "12450000,12.45", "10000000,10", "-1000000000000,-1000000",
            "9223372036854775807,9223372036854.775807"})
    void isWrittenShortAndWithoutAnExponent(long micros, String text) {
        assertThat(new JsonMapper().writeValueAsString(new Money(micros).decimal())).isEqualTo(text);
    }

    @Test
    void comesBackAsItWasWritten() {
        for (long micros = -3_000_000; micros < 3_000_000; micros += 7_919) {
            assertThat(Money.parse(new Money(micros).toString())).contains(new Money(micros));
        }
    }
}
