package dev.parlance.inference.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;

import reactor.test.StepVerifier;

import dev.parlance.inference.InMemoryConversations;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Retention}. */
class RetentionTests {

    private final InMemoryConversations sessions = new InMemoryConversations();

    @Test
    void forgetsByPlanAndAllOtherPlansByTheirOwnMeasure() {
        var settings = new RetentionSettings(Map.of("free", Duration.ofHours(2), "pro", Duration.ofDays(2)),
                Duration.ofDays(30), Duration.ofMinutes(1));
        Clock clock = Clock.fixed(Instant.parse("2026-03-31T12:00:00Z"), ZoneOffset.UTC);

        StepVerifier.create(new Retention(sessions, settings, clock).round()).expectNext(0L).verifyComplete();

        assertThat(sessions.forgotten()).containsExactlyInAnyOrder("[free] before 2026-03-31T10:00:00Z",
                "[pro] before 2026-03-29T12:00:00Z", "not [free, pro] before 2026-03-01T12:00:00Z");
    }
}
