package dev.parlance.inference.media.store;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;

import reactor.test.StepVerifier;

import dev.parlance.chassis.identity.Sha256;
import dev.parlance.inference.InferenceApplication;
import dev.parlance.inference.media.MediaTexts;
import dev.parlance.testkit.servers.OnRealServers;

/** What was read out of media, on a real PostgreSQL. */
@SpringBootTest(classes = InferenceApplication.class, properties = "spring.config.name=inference-service")
@ContextConfiguration(initializers = OnRealServers.class)
class R2dbcMediaTextsIT {

    private final UUID account = UUID.randomUUID();

    private final byte[] print = Sha256.of(new byte[]{1});

    @Autowired
    private MediaTexts texts;

    @Autowired
    private DatabaseClient database;

    @Test
    void remembersForTheAccountAndTheReaderAlone() {
        StepVerifier.create(texts.keep(account, print, "model", "A kayak\0.")).verifyComplete();
        StepVerifier.create(texts.keep(account, print, "model", "A red kayak.")).verifyComplete();

        StepVerifier.create(texts.find(account, print, "model")).expectNext("A red kayak.").verifyComplete();
        StepVerifier.create(texts.find(account, print, "parser")).verifyComplete();
        StepVerifier.create(texts.find(UUID.randomUUID(), print, "model")).verifyComplete();
        StepVerifier.create(texts.find(account, Sha256.of(new byte[]{2}), "model")).verifyComplete();
    }

    @Test
    void forgetsAfterAMonth() {
        MediaTexts before = new R2dbcMediaTexts(database,
                Clock.offset(Clock.systemUTC(), Duration.ofDays(31).negated()));
        StepVerifier.create(before.keep(account, print, "model", "A kayak.")).verifyComplete();

        StepVerifier.create(texts.find(account, print, "model")).verifyComplete();
        StepVerifier.create(texts.keep(account, Sha256.of(new byte[]{2}), "model", "Another.")).verifyComplete();
        StepVerifier.create(before.find(account, print, "model")).verifyComplete();
    }
}
