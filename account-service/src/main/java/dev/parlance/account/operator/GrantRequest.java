package dev.parlance.account.operator;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.ledger.Grant;
import dev.parlance.account.ledger.Money;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.failure.Required;

/** The body that gives money to an account, or takes it back. */
record GrantRequest(@JsonProperty("account") @Nullable UUID account, @JsonProperty("email") @Nullable String email,
        @JsonProperty("amount") @Nullable String amount, @JsonProperty("note") @Nullable String note,
        @JsonProperty("id") @Nullable UUID id) {

    private static final int LONGEST_NOTE = 500;

    Grant to(UUID found) {
        return new Grant(Required.value("id", id), found, money(), remark());
    }

    private Money money() {
        return Money.parse(Required.value("amount", amount)).filter(money -> money.micros() != 0)
                .orElseThrow(() -> Failure.invalid("amount",
                        "The field 'amount' takes a decimal such as 12.50, with at most six places, and not zero."));
    }

    private String remark() {
        String text = note == null ? "" : note.strip();
        if (text.length() > LONGEST_NOTE || text.indexOf('\0') >= 0) {
            throw Failure.invalid("note", "The field 'note' takes at most " + LONGEST_NOTE + " characters.");
        }
        return text;
    }

    @Override
    public String toString() {
        return "GrantRequest[id=" + id + ", amount=" + amount + "]";
    }
}
