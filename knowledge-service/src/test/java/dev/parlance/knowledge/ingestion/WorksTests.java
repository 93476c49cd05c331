package dev.parlance.knowledge.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.DocumentState;
import dev.parlance.knowledge.document.queue.Stage;
import dev.parlance.knowledge.document.queue.Step;

/** Tests for {@link Works}. */
class WorksTests {

    private final Works works = new Works();

    private final Document document = new Document(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(),
            UUID.randomUUID(), "heron.txt", Document.Origin.TEXT, 1, DocumentState.PROCESSING, 0, 0, 1,
            new Document.Progress("reading", 0, 0, Instant.EPOCH), null, Instant.EPOCH, Instant.EPOCH);

    @Test
    void breaksOffWhatIsNoLongerHeld() {
        StepVerifier.create(works.during(document, work -> Mono.never()))
                .then(() -> works.keepOnly(Set.of(), works.documents()))
                .expectComplete().verify(Duration.ofSeconds(5));
        assertThat(works.documents()).isEmpty();
    }

    @Test
    void goesOnWithWhatWasBegunSince() {
        var before = works.documents();
        var running = works.during(document, work -> Mono.never()).subscribe();
        works.keepOnly(Set.of(), before);
        assertThat(works.documents()).containsExactly(document.id());
        running.dispose();
        assertThat(works.documents()).isEmpty();
    }

    @Test
    void tellsEachStepOnceAndNoneOfTheFirstMoment() {
        StepVerifier.create(works.during(document, this::step)).expectNext("done").verifyComplete();
    }

    private Mono<String> step(Work work) {
        assertThat(works.news()).isEmpty();
        work.reach(Stage.EMBEDDING, 32, 64);
        assertThat(works.news()).containsExactly(new Step(document.id(), Stage.EMBEDDING, 32, 64));
        assertThat(works.news()).isEmpty();
        return Mono.just("done");
    }
}
