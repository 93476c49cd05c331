package dev.parlance.gateway.forwarding;

import java.util.concurrent.atomic.AtomicBoolean;

import org.reactivestreams.Subscription;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import dev.parlance.gateway.access.Pass;
import dev.parlance.gateway.access.Running;
import dev.parlance.gateway.access.RunningRequests;

/**
 * Lets a request run that ends with its key. Costs one object for each request. The end comes from outside, while the
 * answer may be on its way, so nothing is said any more: the service is let go and the connection closed.
 */
final class RunningRequest extends MonoOperator<Void, Void> {

    private final ServerWebExchange exchange;

    private final RunningRequests requests;

    private final Pass pass;

    RunningRequest(Mono<Void> answer, ServerWebExchange exchange, RunningRequests requests, Pass pass) {
        super(answer);
        this.exchange = exchange;
        this.requests = requests;
        this.pass = pass;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> client) {
        source.subscribe(new Answering(client, exchange, requests, pass));
    }

    /** Whoever is first ends it: the answer, the client that leaves, or the end of the key. */
    private static final class Answering extends AtomicBoolean implements CoreSubscriber<Void>, Subscription, Running {

        private static final long serialVersionUID = 1L;

        private final transient CoreSubscriber<? super Void> client;

        private final transient ServerWebExchange exchange;

        private final transient RunningRequests requests;

        private final transient Pass pass;

        private final transient Context context;

        private transient Subscription answer = Operators.emptySubscription();

        Answering(CoreSubscriber<? super Void> client, ServerWebExchange exchange, RunningRequests requests,
                Pass pass) {
            this.client = client;
            this.exchange = exchange;
            this.requests = requests;
            this.pass = pass;
            this.context = client.currentContext();
        }

        /** Asked for again and again by all that stands below; once is enough to walk up the whole way. */
        @Override
        public Context currentContext() {
            return context;
        }

        /** On the books before anything can happen, so that nothing can be over before it has begun. */
        @Override
        public void onSubscribe(Subscription subscription) {
            answer = subscription;
            requests.begins(this);
            client.onSubscribe(this);
        }

        @Override
        public void onNext(Void nothing) {
            // an answer without a value has none to pass on
        }

        /** What goes wrong when all is over is nobody's concern. */
        @Override
        public void onError(Throwable thrown) {
            if (finish()) {
                client.onError(thrown);
            }
        }

        @Override
        public void onComplete() {
            if (finish()) {
                client.onComplete();
            }
        }

        @Override
        public void request(long demand) {
            answer.request(demand);
        }

        @Override
        public void cancel() {
            if (finish()) {
                answer.cancel();
            }
        }

        @Override
        public Pass pass() {
            return pass;
        }

        @Override
        public void end(String why) {
            if (finish()) {
                answer.cancel();
                BrokenAnswer.cutOff(exchange, why);
            }
        }

        private boolean finish() {
            boolean first = compareAndSet(false, true);
            if (first) {
                requests.ends(this);
            }
            return first;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
