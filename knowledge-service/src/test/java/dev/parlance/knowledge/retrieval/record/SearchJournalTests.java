package dev.parlance.knowledge.retrieval.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.knowledge.collection.Collection;

/** Tests for {@link SearchJournal}, {@link SearchSweep} and {@link SearchNote}. */
class SearchJournalTests {

    private static final Instant NOW = Instant.parse("2030-01-31T12:00:00Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Kept kept = new Kept();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void writesNothingBeforeItsTime() {
        journal(Duration.ofDays(1)).note(note("tea"));

        assertThat(kept.groups).isEmpty();
    }

    @Test
    void writesNothingOfAnAccountThatDoesNotWantIt() {
        var journal = journal(Duration.ofDays(1));
        for (boolean wanted : new boolean[]{true, false}) {
            journal.note(new Caller(UUID.randomUUID(), null, null, false, Set.of(), "pro", "r", wanted, false),
                    note("tea"));
        }

        StepVerifier.create(journal.writeAll()).verifyComplete();

        assertThat(kept.groups).containsExactly(1);
    }

    @Test
    void writesInGroups() {
        var journal = journal(Duration.ofDays(1));
        for (int i = 0; i < 300; i++) {
            journal.note(note("tea"));
        }

        StepVerifier.create(journal.writeAll()).verifyComplete();

        assertThat(kept.groups).containsExactly(256, 44);
        assertThat(dropped()).isZero();
    }

    @Test
    void dropsAndCountsWhatIsTooMuch() {
        var journal = journal(Duration.ofDays(1));
        for (int i = 0; i < 2_050; i++) {
            journal.note(note("tea"));
        }

        assertThat(dropped()).isEqualTo(2);
    }

    @Test
    void goesOnAfterAFailure() {
        var journal = journal(Duration.ofDays(1));
        kept.away = true;
        journal.note(note("tea"));
        StepVerifier.create(journal.writeAll()).verifyComplete();
        kept.away = false;
        journal.note(note("tea"));
        StepVerifier.create(journal.writeAll()).verifyComplete();

        assertThat(kept.groups).containsExactly(1);
        assertThat(dropped()).isEqualTo(1);
    }

    @Test
    void notesNothingThatIsKeptForNoTime() {
        var journal = journal(Duration.ZERO);
        journal.note(note("tea"));
        StepVerifier.create(journal.writeAll()).verifyComplete();

        assertThat(kept.groups).isEmpty();
    }

    @Test
    void sweepsUntilNothingOldIsLeft() {
        kept.old.addAll(List.of(5_000L, 12L));
        StepVerifier.create(new SearchSweep(kept, new SearchSettings(Duration.ofDays(30)), CLOCK).sweep())
                .verifyComplete();

        assertThat(kept.old).isEmpty();
        assertThat(kept.limit).isEqualTo(Instant.parse("2030-01-01T12:00:00Z"));
    }

    @Test
    void keepsTheBeginningOfLongTermsAndWhatCanBeStored() {
        assertThat(note("x\0" + "y".repeat(600)).terms().getFirst()).hasSize(499).startsWith("xy");
        assertThat(note("z".repeat(499) + "\uD83E\uDD89").terms().getFirst()).endsWith("z\uFFFD");
    }

    private SearchJournal journal(Duration time) {
        return new SearchJournal(kept, new SearchSettings(time), CLOCK, meters);
    }

    private double dropped() {
        return meters.get("parlance.knowledge.searches.dropped").counter().count();
    }

    private static SearchNote note(String term) {
        return new SearchNote(UUID.randomUUID(), Set.of(UUID.randomUUID()), List.of(term), "smart", 5, 1, 0.5,
                List.of(0.5), 3, SearchNote.Origin.QUERY, null);
    }

    /** Remembers how many came together. */
    private static final class Kept implements Searches {

        private final List<Integer> groups = new ArrayList<>();

        private final List<Long> old = new ArrayList<>();

        private Instant limit = Instant.MAX;

        private boolean away;

        @Override
        public Mono<Void> add(List<Dated> searches) {
            return away
                    ? Mono.error(new IllegalStateException("away"))
                    : Mono.fromRunnable(() -> groups.add(searches.size()));
        }

        @Override
        public Mono<List<Shown>> list(Collection collection, Look look) {
            return Mono.just(List.of());
        }

        @Override
        public Mono<Long> forget(Instant olderThan) {
            limit = olderThan;
            return Mono.just(old.isEmpty() ? 0L : old.removeFirst());
        }
    }
}
