package dev.parlance.inference.metering;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The operator's price list, written as {@code model=input/output} or {@code model=input/cached/output} for a million
 * tokens, parted by commas; {@code *} stands for every model without a price of its own. A model without a price is free.
 */
final class Prices {

    private static final String ALL_OTHERS = "*";

    private final Map<String, Price> prices;

    private Prices(Map<String, Price> prices) {
        this.prices = prices;
    }

    /** @throws IllegalArgumentException naming the entry that cannot be read */
    static Prices read(String list) {
        Map<String, Price> prices = new HashMap<>();
        Arrays.stream(list.split(",")).map(String::strip).filter(entry -> !entry.isEmpty())
                .forEach(entry -> add(prices, entry));
        return new Prices(Map.copyOf(prices));
    }

    private static void add(Map<String, Price> prices, String entry) {
        int sign = entry.lastIndexOf('=');
        try {
            prices.put(entry.substring(0, sign).strip(), price(entry.substring(sign + 1).split("/", -1)));
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException("Not a price like 'model=2.50/10' (for a million tokens): " + entry,
                    unreadable);
        }
    }

    private static Price price(String[] parts) {
        BigDecimal[] amounts = Arrays.stream(parts).map(part -> new BigDecimal(part.strip()))
                .toArray(BigDecimal[]::new);
        if (amounts.length < 2 || amounts.length > 3
                || Arrays.stream(amounts).anyMatch(amount -> amount.signum() < 0)) {
            throw new IllegalArgumentException("Two or three amounts, none below zero");
        }
        return amounts.length == 2
                ? Price.of(amounts[0], amounts[0], amounts[1])
                : Price.of(amounts[0], amounts[1], amounts[2]);
    }

    Price of(String model) {
        Price own = prices.get(model);
        return own != null ? own : prices.getOrDefault(ALL_OTHERS, Price.FREE);
    }
}
