package dev.parlance.account.usage;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.ledger.Money;
import dev.parlance.account.ledger.Wallet;
import dev.parlance.account.plan.LimitView;
import dev.parlance.account.plan.PlanFigures;

/**
 * What an account may spend and how much it may do.
 *
 * @param storageUsage always absent: what is stored is known to the services that store it
 * @param subscriptionModelUsage always absent: no model is sold by subscription here
 */
record BalanceView(@JsonProperty("balance") BigDecimal balance, @JsonProperty("reserved") BigDecimal reserved,
        @JsonProperty("usage24h") BigDecimal usage24h, @JsonProperty("plan") String plan,
        @JsonProperty("storageUsage") @Nullable Long storageUsage,
        @JsonProperty("subscriptionModelUsage") @Nullable BigDecimal subscriptionModelUsage,
        @JsonProperty("planLimits") PlanLimits planLimits) {

    static BalanceView of(Wallet wallet, Money spent, String plan, PlanFigures figures) {
        return new BalanceView(wallet.balance().decimal(), wallet.reserved().decimal(), spent.decimal(), plan, null,
                null, PlanLimits.of(figures));
    }

    /** The figures of the plan; what is absent is not limited. */
    record PlanLimits(@JsonProperty("requests") List<LimitView> requests,
            @JsonProperty("inputTokensPerMinute") @Nullable Long inputTokensPerMinute,
            @JsonProperty("importLines") @Nullable Long importLines,
            @JsonProperty("storageBytes") @Nullable Long storageBytes,
            @JsonProperty("concurrency") @Nullable Integer concurrency) {

        static PlanLimits of(PlanFigures figures) {
            return new PlanLimits(LimitView.of(figures.limits()), figures.inputTokensPerMinute(),
                    figures.importLines(), figures.storageBytes(), figures.concurrency());
        }
    }
}
