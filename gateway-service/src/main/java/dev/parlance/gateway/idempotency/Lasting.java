package dev.parlance.gateway.idempotency;

import java.util.concurrent.atomic.AtomicBoolean;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;

/**
 * An answer on its way to a client. It is read to its end also when the client leaves before, because the same request may
 * come again and is to find the whole of it. As long as the client is there, it sets the speed.
 */
final class Lasting extends Flux<DataBuffer> {

    private final Publisher<? extends DataBuffer> source;

    private final Transcript transcript;

    private final Sinks.Empty<Void> end = Sinks.empty();

    private volatile boolean subscribed;

    Lasting(Publisher<? extends DataBuffer> source, Transcript transcript) {
        this.source = source;
        this.transcript = transcript;
    }

    @Override
    public void subscribe(CoreSubscriber<? super DataBuffer> client) {
        subscribed = true;
        source.subscribe(new Reader(client));
    }

    /** Reads on for a client that has left before it asked for anything. */
    void readAlone() {
        if (!subscribed) {
            subscribe(new Absent());
        }
    }

    /** When all has been read, or the source has failed; whatever the client does. */
    Mono<Void> end() {
        return end.asMono();
    }

    private static final class Absent extends BaseSubscriber<DataBuffer> {

        @Override
        protected void hookOnSubscribe(Subscription reading) {
            cancel();
        }
    }

    private final class Reader implements CoreSubscriber<DataBuffer>, Subscription {

        private final CoreSubscriber<? super DataBuffer> client;

        private final AtomicBoolean left = new AtomicBoolean();

        private Subscription reading = Operators.emptySubscription();

        Reader(CoreSubscriber<? super DataBuffer> client) {
            this.client = client;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            reading = subscription;
            client.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            reading.request(count);
        }

        @Override
        public void cancel() {
            if (left.compareAndSet(false, true)) {
                reading.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(DataBuffer part) {
            transcript.take(part);
            if (left.get()) {
                DataBufferUtils.release(part);
                return;
            }
            client.onNext(part);
        }

        @Override
        public void onError(Throwable failure) {
            end.tryEmitError(failure);
            client.onError(failure);
        }

        @Override
        public void onComplete() {
            end.tryEmitEmpty();
            client.onComplete();
        }
    }
}
