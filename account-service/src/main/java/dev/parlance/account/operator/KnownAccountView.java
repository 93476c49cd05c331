package dev.parlance.account.operator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.parlance.account.ledger.Wallet;

/** An account as its operator is told it. */
record KnownAccountView(@JsonProperty("account") UUID account, @JsonProperty("name") String name,
        @JsonProperty("plan") String plan, @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("balance") BigDecimal balance, @JsonProperty("reserved") BigDecimal reserved) {

    static KnownAccountView of(KnownAccount account, Wallet wallet) {
        return new KnownAccountView(account.id(), account.name(), account.plan(), account.createdAt(),
                wallet.balance().decimal(), wallet.reserved().decimal());
    }
}
