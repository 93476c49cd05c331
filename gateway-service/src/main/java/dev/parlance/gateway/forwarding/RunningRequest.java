package dev.parlance.gateway.forwarding;

import java.util.concurrent.atomic.AtomicBoolean;

import org.reactivestreams.Subscription;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import dev.parlance.chassis.failure.Failure;

import dev.parlance.gateway.access.Pass;
import dev.parlance.gateway.access.Running;
import dev.parlance.gateway.access.RunningRequests;

/** Lets a request run that may be ended in the middle when its key is. Costs one object for each request. */
final class RunningRequest extends MonoOperator<Void, Void> {

    private final RunningRequests requests;

    private final Pass pass;

    RunningRequest(Mono<Void> answer, RunningRequests requests, Pass pass) {
        super(answer);
        this.requests = requests;
        this.pass = pass;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> client) {
        source.subscribe(new Answering(client, requests, pass));
    }

    /** Whoever is first ends it: the answer, the client that leaves, or the end of the key. */
    private static final class Answering extends AtomicBoolean implements CoreSubscriber<Void>, Subscription, Running {

        private static final long serialVersionUID = 1L;

        private final transient CoreSubscriber<? super Void> client;

        private final transient RunningRequests requests;

        private final transient Pass pass;

        private final transient Context context;

        private transient Subscription answer = Operators.emptySubscription();

        Answering(CoreSubscriber<? super Void> client, RunningRequests requests, Pass pass) {
            this.client = client;
            this.requests = requests;
            this.pass = pass;
            this.context = client.currentContext();
        }

        /** Asked for again and again by all that stands below; once is enough to walk up the whole way. */
        @Override
        public Context currentContext() {
            return context;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            answer = subscription;
            client.onSubscribe(this);
            requests.begins(this);
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
        public void end(Failure why) {
            if (finish()) {
                answer.cancel();
                client.onError(why);
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
