package dev.parlance.knowledge.source;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.knowledge.source.SourceFacts.Added;
import dev.parlance.testkit.contract.EventContractTests;

/** The fact that a source was added. */
class SourceAddedTests extends EventContractTests {

    SourceAddedTests() {
        super("knowledge.source-added.v1", "{\"source_id\":7,\"type\":\"feed\"}", 3);
    }

    @Test
    void saysAddressAsAgreed() {
        assertIsSample("typical",
                new Added("kb_0199a1f07a107c3e8f003d6c1c0a0001", "url", "https://example.org/prices", null, null));
    }

    @Test
    void saysPageOfACrawlAsAgreed() {
        assertIsSample("of-a-crawl",
                new Added("kb_0199a1f07a107c3e8f003d6c1c0a0001", "url", "https://example.org/prices",
                        UUID.fromString("0199a1f0-7a10-7c3e-8f00-3d6c1c0a0002"),
                        UUID.fromString("0199a1f0-7a10-7c3e-8f00-3d6c1c0a0003")));
    }
}
