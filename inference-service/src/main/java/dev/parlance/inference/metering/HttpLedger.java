package dev.parlance.inference.metering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;

/** Asks account-service. */
final class HttpLedger implements Ledger {

    private static final Logger log = LoggerFactory.getLogger(HttpLedger.class);

    private static final Duration PATIENCE = Duration.ofMillis(1_700);

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final WebClient accounts;

    private final CallerTokens tokens;

    private final UUID holder;

    private final OpenBlocks blocks = new OpenBlocks();

    HttpLedger(WebClient accounts, CallerTokens tokens, UUID holder) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.holder = holder;
    }

    @Override
    public Mono<List<Answer>> reserve(List<Wish> wishes) {
        var request = new Reservations(holder, wishes.stream().map(WishText::of).toList());
        return post("/internal/reservations", request).retrieve().bodyToMono(Answers.class)
                .timeout(PATIENCE)
                .map(told -> told.answers().stream().map(AnswerText::answer).toList())
                .doOnNext(answers -> answers.forEach(this::note))
                .onErrorMap(HttpLedger::away);
    }

    private void note(Answer answer) {
        if (answer instanceof Answer.Granted granted) {
            blocks.granted(granted.blockId(), granted.slots());
        }
    }

    private static Failure away(Throwable thrown) {
        log.warn("account-service did not reserve: {}", thrown.toString());
        return Failure.unavailable("account service");
    }

    @Override
    public Mono<Void> settle(List<Settlement> calls, List<Slot> unused) {
        Map<UUID, List<Integer>> blocks = unused.stream().collect(Collectors.groupingBy(Slot::blockId,
                Collectors.mapping(Slot::number, Collectors.toList())));
        List<Returned> returned = new ArrayList<>(blocks.size());
        blocks.forEach((block, slots) -> returned.add(new Returned(block, slots)));
        return post("/internal/settlements", new Settlements(holder, calls, returned)).retrieve().toBodilessEntity()
                .timeout(LONGEST).then()
                .doOnSuccess(settled -> forget(calls, unused));
    }

    private void forget(List<Settlement> calls, List<Slot> unused) {
        calls.forEach(call -> blocks.ended(call.blockId()));
        unused.forEach(slot -> blocks.ended(slot.blockId()));
    }

    @Override
    public Mono<Void> live() {
        return post("/internal/holders/" + holder, new Alive(blocks.all())).retrieve().toBodilessEntity()
                .timeout(LONGEST).then();
    }

    private WebClient.RequestHeadersSpec<?> post(String path, Object body) {
        return accounts.post().uri(path)
                .header(CallerTokens.HEADER, tokens.signService())
                .bodyValue(body);
    }

    private record Alive(@JsonProperty("blocks") List<UUID> blocks) {}

    private record Reservations(@JsonProperty("holder") UUID holder,
            @JsonProperty("requests") List<WishText> requests) {}

    private record WishText(@JsonProperty("account") UUID account, @JsonProperty("amount") long amount,
            @JsonProperty("input_tokens") int input, @JsonProperty("slots") int slots) {

        static WishText of(Wish wish) {
            return new WishText(wish.account(), wish.amount(), wish.input(), wish.slots());
        }
    }

    private record Answers(@JsonProperty("answers") List<AnswerText> answers) {}

    private record AnswerText(@JsonProperty("block") @Nullable UUID block,
            @JsonProperty("slots") @Nullable Integer slots,
            @JsonProperty("ahead") @Nullable Boolean ahead, @JsonProperty("refused") @Nullable String refused,
            @JsonProperty("retry_after") @Nullable Integer retryAfter) {

        Answer answer() {
            return block == null || slots == null
                    ? new Answer.Refused(refused == null ? "insufficient_balance" : refused, retryAfter)
                    : new Answer.Granted(block, slots, ahead == null || ahead);
        }
    }

    private record Settlements(@JsonProperty("holder") UUID holder, @JsonProperty("calls") List<Settlement> calls,
            @JsonProperty("returned") List<Returned> returned) {}

    private record Returned(@JsonProperty("block") UUID block, @JsonProperty("slots") List<Integer> slots) {}
}
