package dev.parlance.inference.metering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.TokenUsage;

/** The items of a call, in JSON: one for each kind of token, in units of the installation's currency. */
final class Bill {

    /** From micro-units for a million tokens to units for one. */
    private static final int SCALE = 12;

    private Bill() {
    }

    static String of(String sku, String model, Price price, TokenUsage tokens) {
        List<String> items = new ArrayList<>(3);
        add(items, sku + ".in", model, price.input(), Math.max(0, tokens.prompt() - tokens.cached()));
        add(items, sku + ".out", model, price.output(), tokens.completion());
        add(items, sku + ".in.cached", model, price.cached(), tokens.cached());
        return "[" + String.join(",", items) + "]";
    }

    private static void add(List<String> items, String sku, String model, long price, int quantity) {
        if (quantity == 0) {
            return;
        }
        BigDecimal unit = BigDecimal.valueOf(price, SCALE);
        items.add("{\"sku\":\"" + sku + "\",\"amount\":"
                + plain(unit.multiply(BigDecimal.valueOf(quantity))) + ",\"unit_price\":" + plain(unit)
                + ",\"quantity\":" + quantity + ",\"description\":"
                + JsonText.quoted("Inference for AI model '" + model + "'") + "}");
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
