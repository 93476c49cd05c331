package dev.parlance.inference.gateway;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.retrieval.Collections;

/** What an account does with its gateways. */
final class Gateways {

    private static final int TRIES = 4;

    private final AiGateways stored;

    private final Collections collections;

    private final Clock clock;

    Gateways(AiGateways stored, Collections collections, Clock clock) {
        this.stored = stored;
        this.collections = collections;
        this.clock = clock;
    }

    Mono<UUID> open(Caller caller, GatewayDraft draft) {
        return collectionsAreOwn(caller, opened(caller, draft))
                .then(Mono.defer(() -> add(opened(caller, draft))))
                .retryWhen(Retry.max(TRIES).filter(AiGateways.SlugTaken.class::isInstance))
                .onErrorMap(AiGateways.SlugTaken.class, taken -> slugTaken());
    }

    /** Each time with a new id: the slug ends with its end. */
    private AiGateway opened(Caller caller, GatewayDraft draft) {
        return AiGateway.opened(Ids.next(), caller.account(), draft, clock.instant());
    }

    private Mono<UUID> add(AiGateway gateway) {
        return stored.add(gateway).thenReturn(gateway.id());
    }

    Mono<List<AiGateway>> list(UUID account, String text) {
        return stored.list(account, text);
    }

    Mono<AiGateway> get(UUID account, String id) {
        return Mono.justOrEmpty(Ids.parse(id)).flatMap(known -> stored.find(account, known))
                .switchIfEmpty(Mono.error(Gateways::unknown));
    }

    Mono<Void> change(Caller caller, String id, GatewayDraft draft) {
        return Mono.defer(() -> changedOnce(caller, id, draft))
                .retryWhen(Retry.max(TRIES).filter(Overtaken.class::isInstance))
                .onErrorMap(Overtaken.class, overtaken -> Failure.conflict("changed_meanwhile",
                        "The AI gateway is being changed by others at the same time."))
                .onErrorMap(AiGateways.SlugTaken.class, taken -> slugTaken());
    }

    private Mono<Void> changedOnce(Caller caller, String id, GatewayDraft draft) {
        return get(caller.account(), id).map(gateway -> gateway.changed(draft))
                .flatMap(changed -> checked(caller, draft, changed))
                .flatMap(stored::replace)
                .filter(done -> done).switchIfEmpty(Mono.error(Overtaken::new)).then();
    }

    /** Collections that were linked before may have gone since; that is no reason to refuse another change. */
    private Mono<AiGateway> checked(Caller caller, GatewayDraft draft, AiGateway changed) {
        return draft.parameters().has("knowledgeCollections")
                ? collectionsAreOwn(caller, changed).thenReturn(changed)
                : Mono.just(changed);
    }

    Mono<Void> remove(UUID account, String id) {
        return Mono.justOrEmpty(Ids.parse(id)).flatMap(known -> stored.remove(account, known))
                .filter(done -> done).switchIfEmpty(Mono.error(Gateways::unknown)).then();
    }

    private Mono<Void> collectionsAreOwn(Caller caller, AiGateway gateway) {
        return collections.get(caller, gateway.parameters().collections()).then()
                .onErrorMap(Gateways::isUnknown, unknown -> Parameters.unknownCollection());
    }

    private static boolean isUnknown(Throwable thrown) {
        return thrown instanceof Failure failure && failure.status() == 404;
    }

    private static Failure unknown() {
        return Failure.notFound("AI gateway");
    }

    private static Failure slugTaken() {
        return Failure.conflict("slug_taken", "Another AI gateway of this account has this name.").withField("name");
    }

    /** Somebody else was faster. */
    private static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Overtaken() {
            super("The stored version is another one", null, false, false);
        }
    }
}
