package dev.parlance.account.reservation;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.failure.Required;

/** The body that asks for reservations. */
record ReservationRequest(@JsonProperty("holder") @Nullable UUID holder,
        @JsonProperty("requests") @Nullable List<Item> requests) {

    private static final int MOST = 1000;

    /** A million units of currency for one call is a mistake, and far from where sums could overflow. */
    private static final long DEAREST = 1_000_000_000_000L;

    UUID instance() {
        return Required.value("holder", holder);
    }

    List<Ask> asks() {
        List<Item> items = Required.value("requests", requests);
        if (items.size() > MOST) {
            throw Failure.invalid("requests", "The field 'requests' takes at most " + MOST + " requests.");
        }
        return items.stream().map(Item::ask).toList();
    }

    /** One of them. */
    record Item(@JsonProperty("account") @Nullable UUID account, @JsonProperty("amount") long amount,
            @JsonProperty("input_tokens") int inputTokens, @JsonProperty("slots") int slots) {

        Ask ask() {
            UUID payer = Required.value("account", account);
            demand("amount", amount, 0, DEAREST);
            demand("input_tokens", inputTokens, 0, Integer.MAX_VALUE);
            demand("slots", slots, 1, Ask.MOST_SLOTS);
            return new Ask(payer, amount, inputTokens, slots);
        }

        private static void demand(String field, long value, long least, long most) {
            if (value < least || value > most) {
                throw Failure.invalid(field, "The field '%s' takes %d to %d.".formatted(field, least, most));
            }
        }
    }
}
