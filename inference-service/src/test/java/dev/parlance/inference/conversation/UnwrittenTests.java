package dev.parlance.inference.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.inference.conversation.Turn.Exchange;
import dev.parlance.inference.conversation.Unwritten.Asked;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Unwritten}. */
class UnwrittenTests {

    private static final UUID ACCOUNT = new UUID(1, 1);

    private final SessionId session = SessionId.next();

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private final Unwritten unwritten = new Unwritten(new Clock() {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void remembersWhatWasSaid() {
        Turn first = unwritten.begin(asked("What?"), session, List.of());
        unwritten.conclude(first, "That.");

        Turn next = unwritten.goOn(asked("Why?"), session);
        assertThat(next.before()).containsExactly(new Exchange("What?", "That."));
        assertThat(next.written()).isFalse();
    }

    @Test
    void remembersNoMoreTurnsThanAFollowUpCanReach() {
        unwritten.begin(asked("0"), session, List.of());
        for (int i = 1; i <= 9; i++) {
            unwritten.conclude(unwritten.goOn(asked("" + i), session), "a");
        }

        assertThat(unwritten.goOn(asked("10"), session).earlierQuestions()).containsExactly("4", "5", "6", "7", "8",
                "9");
    }

    @Test
    void forgetsAnHourAfterTheLastTurn() {
        unwritten.begin(asked("What?"), session, List.of());
        now = now.plus(Duration.ofMinutes(59));
        assertThat(unwritten.goOn(asked("Still?"), session)).isNotNull();
        now = now.plus(Duration.ofMinutes(61));

        assertThat(unwritten.goOn(asked("Still?"), session)).isNull();
    }

    @Test
    void knowsSessionsOfTheirOwnerAndKindAlone() {
        unwritten.begin(asked("What?"), session, List.of());

        assertThat(unwritten.goOn(new Asked(new UUID(2, 2), null, Kind.CHAT, "Mine?"), session)).isNull();
        assertThat(unwritten.goOn(new Asked(ACCOUNT, null, Kind.WORKSPACE, "Mine?"), session)).isNull();
        assertThat(unwritten.forget(new UUID(2, 2), Kind.CHAT, session)).isFalse();
        assertThat(unwritten.forget(ACCOUNT, Kind.CHAT, session)).isTrue();
        assertThat(unwritten.goOn(asked("Still?"), session)).isNull();
    }

    @Test
    void makesRoomByForgettingWhoWasSilentLongest() {
        String long1 = "x".repeat(8_000_000);
        for (int i = 0; i < 3; i++) {
            SessionId other = SessionId.next();
            unwritten.conclude(unwritten.begin(asked(long1), other, List.of()), "a");
        }
        unwritten.conclude(unwritten.begin(asked("What?"), session, List.of()), "That.");
        for (int i = 0; i < 3; i++) {
            assertThat(unwritten.goOn(asked("Still?"), session)).isNotNull();
            unwritten.conclude(unwritten.begin(asked(long1), SessionId.next(), List.of()), "a");
        }

        assertThat(unwritten.goOn(asked("Still?"), session).before()).hasSize(1);
        assertThat(unwritten.forgetAll(ACCOUNT, Kind.CHAT)).isLessThanOrEqualTo(5);
    }

    private static Asked asked(String question) {
        return new Asked(ACCOUNT, null, Kind.CHAT, question);
    }
}
