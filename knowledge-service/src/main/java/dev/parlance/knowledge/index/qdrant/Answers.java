package dev.parlance.knowledge.index.qdrant;

import java.util.function.Supplier;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

import dev.parlance.knowledge.index.IndexUnavailable;

/** Turns what the Qdrant client promises into what this service listens to, without a thread that waits. */
final class Answers {

    private Answers() {
    }

    /** Asks on subscription; cancelling takes the question back. */
    static <T> Mono<T> of(Supplier<ListenableFuture<T>> question) {
        return Mono.<T>create(listener -> ask(question, listener)).publishOn(Schedulers.parallel())
                .onErrorMap(StatusRuntimeException.class, Answers::meaning);
    }

    private static <T> void ask(Supplier<ListenableFuture<T>> question, MonoSink<T> listener) {
        var answer = question.get();
        listener.onDispose(() -> answer.cancel(true));
        Futures.addCallback(answer, new Forwarding<>(listener), MoreExecutors.directExecutor());
    }

    /** Whether the server says that it has no such collection. */
    static boolean isMissing(Throwable failure) {
        return failure.getCause() instanceof StatusRuntimeException answer
                && answer.getStatus().getCode() == Status.Code.NOT_FOUND;
    }

    private static RuntimeException meaning(StatusRuntimeException failure) {
        if (failure.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
            return new IllegalArgumentException(failure.getStatus().getDescription(), failure);
        }
        return new IndexUnavailable("Qdrant answered " + failure.getStatus(), failure);
    }

    private record Forwarding<T>(MonoSink<T> listener) implements FutureCallback<T> {

        @Override
        public void onSuccess(T answer) {
            listener.success(answer);
        }

        @Override
        public void onFailure(Throwable failure) {
            listener.error(failure);
        }
    }
}
