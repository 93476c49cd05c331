package dev.parlance.inference.gateway;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** The gateways of all accounts. Whoever asks for one of another account learns no more than if it never was. */
public interface AiGateways {

    /** Fails with {@link SlugTaken} where another gateway of the account has its slug, with 409 where it has too many. */
    Mono<Void> add(AiGateway gateway);

    /** Those whose name, model, slug or id holds the text in any case, oldest first, at most a thousand. */
    Mono<List<AiGateway>> list(UUID account, String text);

    Mono<AiGateway> find(UUID account, UUID id);

    Mono<AiGateway> findBySlug(UUID account, String slug);

    /** Two at most: a name need not be one gateway's own. */
    Mono<List<AiGateway>> named(UUID account, String name);

    /** Takes the place of the version before; false where that is not the stored one any more. */
    Mono<Boolean> replace(AiGateway gateway);

    /** False where there was none. */
    Mono<Boolean> remove(UUID account, UUID id);

    /** Another gateway of the account has the slug. */
    final class SlugTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public SlugTaken() {
            super("The slug is taken", null, false, false);
        }
    }
}
