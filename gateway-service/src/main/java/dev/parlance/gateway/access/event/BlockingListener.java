package dev.parlance.gateway.access.event;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.messaging.Message;

import dev.parlance.gateway.access.Hearing;
import dev.parlance.gateway.access.KeyNews;

/**
 * Listens to the broker on a thread of its own, and starts over whenever that fails. As long as it is not certain to have
 * heard everything, it says so.
 */
final class BlockingListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BlockingListener.class);

    private static final long RETRY_SECONDS = 1;

    private final Subscription subscription;

    private final Consumer<Message<byte[]>> handler;

    private final KeyNews news;

    private final Hearing hearing;

    private volatile @Nullable CountDownLatch stopping;

    BlockingListener(Subscription subscription, Consumer<Message<byte[]>> handler, KeyNews news, Hearing hearing) {
        this.subscription = subscription;
        this.handler = handler;
        this.news = news;
        this.hearing = hearing;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopping = stop;
        Thread.ofPlatform().daemon().name("key-facts").start(() -> listen(stop));
    }

    @Override
    public void stop() {
        CountDownLatch stop = stopping;
        if (stop != null) {
            stop.countDown();
        }
        stopping = null;
    }

    @Override
    public boolean isRunning() {
        return stopping != null;
    }

    private void listen(CountDownLatch stop) {
        boolean told = false;
        while (stop.getCount() > 0) {
            try {
                subscription.makeTopics();
                told = false;
                attend(stop);
            } catch (KafkaException | ExecutionException | TimeoutException away) {
                hearing.isUpToDate(false);
                log.atLevel(told ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
                        .log("News about keys are not heard; keys are asked about more often: {}", away.toString());
                told = true;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            pause(stop);
        }
    }

    private void attend(CountDownLatch stop) {
        try (var consumer = subscription.open()) {
            var ear = new Ear(consumer, subscription, handler, news, hearing);
            ear.begin();
            while (stop.getCount() > 0) {
                ear.listen();
            }
        } catch (InterruptException stopped) {
            stop.countDown();
        } finally {
            hearing.isUpToDate(false);
        }
    }

    private static void pause(CountDownLatch stop) {
        try {
            if (stop.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
                log.debug("News about keys are not listened to any more");
            }
        } catch (InterruptedException stopped) {
            stop.countDown();
        }
    }
}
