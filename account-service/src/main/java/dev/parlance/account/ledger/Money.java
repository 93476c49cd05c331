package dev.parlance.account.ledger;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount of the installation's one currency.
 *
 * @param micros millionths of its unit; never a floating-point number, on no way
 */
public record Money(long micros) {

    /** Decimal places of a millionth. */
    private static final int PLACES = 6;

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,6})?");

    /** Empty for anything but a decimal of up to nine digits before the point and six after it. */
    public static Optional<Money> parse(String text) {
        return DECIMAL.matcher(text).matches()
                ? Optional.of(new Money(new BigDecimal(text).movePointRight(PLACES).longValueExact()))
                : Optional.empty();
    }

    /** In units, without zeros at its end and never with an exponent. */
    public BigDecimal decimal() {
        BigDecimal shortest = BigDecimal.valueOf(micros, PLACES).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    @Override
    public String toString() {
        return decimal().toPlainString();
    }
}
