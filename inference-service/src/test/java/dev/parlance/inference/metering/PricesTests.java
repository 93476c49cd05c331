package dev.parlance.inference.metering;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.inference.stream.TokenUsage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests for {@link Prices} and {@link Price}. */
class PricesTests {

    private final Prices prices = Prices.read("small=0.15/0.6, large = 2.5/1.25/10 ,vendor/a=b=1/1,*=9/9");

    @Test
    void pricesEachKindOfTokenByItself() {
        assertThat(prices.of("large").of(new TokenUsage(1_000, 100, 400, false)))
                .isEqualTo(600 * 5 / 2 + 400 * 5 / 4 + 100 * 10);
    }

    @Test
    void roundsTheLastFractionUp() {
        assertThat(prices.of("small").of(TokenUsage.counted(1, 0))).isEqualTo(1);
        assertThat(prices.of("small").of(TokenUsage.counted(0, 0))).isZero();
    }

    @Test
    void knowsModelsWithSignsOfTheListInTheirNames() {
        assertThat(prices.of("vendor/a=b")).isEqualTo(new Price(1_000_000, 1_000_000, 1_000_000));
    }

    @Test
    void givesAllOtherModelsTheCommonPrice() {
        assertThat(prices.of("unheard-of").input()).isEqualTo(9_000_000);
    }

    @Test
    void isFreeWithoutAList() {
        assertThat(Prices.read("").of("any")).isEqualTo(Price.FREE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "small=", "small=1", "small=1/2/3/4", "small=-1/2", "small=a/b",
            "small=0.0000001/1"})
    void namesTheEntryItCannotRead(String entry) {
        assertThatThrownBy(() -> Prices.read("large=1/2," + entry)).hasMessageContaining(entry);
    }

    @Test
    void billsEachKindOfTokenThatWasUsed() {
        assertThat(Bill
                .of("inference.chat_completions", "large", prices.of("large"), new TokenUsage(1_876, 16, 1_792, false)))
                .isEqualTo("["
                        + "{\"sku\":\"inference.chat_completions.in\",\"amount\":0.00021,\"unit_price\":0.0000025,\"quantity\":84,"
                        + "\"description\":\"Inference for AI model 'large'\"},"
                        + "{\"sku\":\"inference.chat_completions.out\",\"amount\":0.00016,\"unit_price\":0.00001,\"quantity\":16,"
                        + "\"description\":\"Inference for AI model 'large'\"},"
                        + "{\"sku\":\"inference.chat_completions.in.cached\",\"amount\":0.00224,\"unit_price\":0.00000125,"
                        + "\"quantity\":1792,\"description\":\"Inference for AI model 'large'\"}]");
    }
}
