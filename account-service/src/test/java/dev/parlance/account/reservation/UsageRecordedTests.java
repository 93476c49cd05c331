package dev.parlance.account.reservation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.testkit.contract.EventContractTests;

/** Tests for {@link UsageRecorded}: that it says what its contract says. */
class UsageRecordedTests extends EventContractTests {

    private static final UUID ACCOUNT = UUID.fromString("019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012");

    private static final UUID BLOCK = UUID.fromString("019a9f70-3b52-7d14-8e6a-5c0f9b7d2e81");

    UsageRecordedTests() {
        super(UsageRecorded.TYPE, "{\"account_id\": \"7\", \"calls\": [{\"cost\": -1}]}", 7);
    }

    @Test
    void isWrittenAsItsContractShows() {
        var done = new EndedCall(new SlotId(BLOCK, 0), ACCOUNT, UUID.fromString("019a9f6e-0a44-7c31-9d05-6b1f4e8a2c90"),
                "gpt-5-mini", "openai", "/v1/chat/completions", EndedCall.Status.DONE, 1876, 1792, 16, false, 98,
                Instant.parse("2026-03-14T09:26:53.589Z"), 742, "019a9f70-3b50-7a02-9c4d-e1f2a3b4c5d6");
        var left = new EndedCall(new SlotId(BLOCK, 1), ACCOUNT, null, "@parlance/extract", "app", "/api/v1/chat",
                EndedCall.Status.CANCELLED, 40, 0, 7, true, 0, Instant.parse("2026-03-14T09:26:54.102Z"), 31,
                "019a9f70-3b60-7f77-8a1b-0c2d4e6f8091");

        assertIsSample("typical", UsageRecorded.of(ACCOUNT, List.of(done, left)));
    }

    @Test
    void tellsOfOrphanedCallsWhatIsKnown() {
        var orphaned = EndedCall.orphaned(new SlotId(BLOCK, 2), ACCOUNT, Instant.parse("2026-03-14T09:26:53.120431Z"));

        assertIsSample("orphaned", UsageRecorded.of(ACCOUNT, List.of(orphaned)));
    }
}
