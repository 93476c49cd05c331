package dev.parlance.inference.completion;

import java.util.function.Function;

import org.springframework.web.server.ServerWebExchange;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.provider.UpstreamFailure;

/** What a failure becomes that comes in the middle of a stream. */
public final class MidStream {

    private MidStream() {
    }

    /**
     * Its words as the last of the stream; the failure itself as long as a status can tell it, or where nobody has worded
     * it.
     */
    public static Flux<byte[]> after(ServerWebExchange exchange, Throwable thrown, Function<Failure, byte[]> words) {
        Failure failure = told(thrown);
        return failure == null || !exchange.getResponse().isCommitted()
                ? Flux.error(thrown)
                : Flux.just(words.apply(failure));
    }

    private static @Nullable Failure told(Throwable thrown) {
        return switch (thrown) {
            case UpstreamFailure failure -> failure.told();
            case Failure failure -> failure;
            default -> null;
        };
    }
}
