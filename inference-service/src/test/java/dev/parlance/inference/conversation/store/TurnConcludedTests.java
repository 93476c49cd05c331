package dev.parlance.inference.conversation.store;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.testkit.contract.EventContractTests;

/** The fact that a turn was concluded. */
class TurnConcludedTests extends EventContractTests {

    TurnConcludedTests() {
        super("inference.turn-concluded.v1", "{\"turn_id\":7,\"outcome\":\"half\",\"prompt_tokens\":-1}", 8);
    }

    @Test
    void saysHowItEndedAsAgreed() {
        assertIsSample("typical", new TurnConcluded(UUID.fromString("019a9f6e-7c1d-7b52-8a3e-2f9d60c4b711"),
                "sess_0350nJoTHxZMx3KMxdS4vw", UUID.fromString("019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012"),
                UUID.fromString("019a9f6e-0a44-7c31-9d05-6b1f4e8a2c90"), "whole", "@parlance/extract", 412, 37,
                Instant.parse("2026-03-14T09:26:53.589793Z")));
    }
}
