package dev.parlance.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.parlance.chassis.identity.Ids;

/** Reserves and settles over HTTP, as the service that calls models does. */
public final class LedgerDesk {

    private final Edge edge;

    private final UUID holder = Ids.next();

    public LedgerDesk(Edge edge) {
        this.edge = edge;
    }

    public void grant(String account, String amount) {
        edge.service().post("/internal/operator/grants",
                Map.of("account", account, "amount", amount, "note", "test", "id", Ids.next())).ok();
    }

    /** Makes one call and settles it. */
    public void call(String account, UUID key, String model, long cost, String startedAt) {
        edge.service().post("/internal/settlements", Map.of("holder", holder, "calls",
                List.of(ended(reserve(account, cost, 1), account, key, model, cost, startedAt)), "returned", List.of()))
                .empty();
    }

    /** The answer to the one request. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> reserve(String account, long amount, int slots) {
        Map<String, Object> answers = edge.service().post("/internal/reservations", Map.of("holder", holder,
                "requests", List.of(Map.of("account", account, "amount", amount, "input_tokens", 10, "slots", slots))))
                .ok();
        return new ArrayList<>((List<Map<String, Object>>) answers.get("answers")).getFirst();
    }

    private static Map<String, Object> ended(Map<String, Object> block, String account, UUID key, String model,
            long cost, String startedAt) {
        Map<String, Object> call = new HashMap<>(Map.of("block", block.get("block"), "slot", 0, "account", account,
                "model", model, "family", "openai", "route", "/v1/chat/completions", "status", "done"));
        call.putAll(Map.of("input_tokens", 100, "cached_tokens", 40, "output_tokens", 20, "estimated", false, "cost",
                cost, "started_at", startedAt, "duration_ms", 250, "request_id", "r-1"));
        call.put("key", key);
        return call;
    }
}
