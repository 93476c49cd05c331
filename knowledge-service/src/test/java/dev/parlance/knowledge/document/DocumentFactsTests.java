package dev.parlance.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.testkit.contract.EventContract;

/** Tests for what {@link DocumentFacts} says. */
class DocumentFactsTests {

    private static final UUID DOCUMENT = UUID.fromString("0199a1f0-7a10-7c3e-8f00-3d6c1c0a0001");

    private static final UUID COLLECTION = UUID.fromString("0199a1f0-7a10-7c3e-8f00-3d6c1c0a0002");

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void saysAcceptedAsAgreed() {
        saysAsAgreed("knowledge.document-accepted.v1",
                new DocumentFacts.Accepted(DOCUMENT, COLLECTION, "handbook.pdf", 48_213));
    }

    @Test
    void saysIndexedAsAgreed() {
        saysAsAgreed("knowledge.document-indexed.v1",
                new DocumentFacts.Indexed(DOCUMENT, COLLECTION, "handbook.pdf", 57));
    }

    @Test
    void saysFailedAsAgreed() {
        saysAsAgreed("knowledge.document-failed.v1", new DocumentFacts.Failed(DOCUMENT, COLLECTION, "scan.pdf",
                "no_text", "The document holds no text that could be searched."));
    }

    @Test
    void saysProgressedAsAgreed() {
        saysAsAgreed("knowledge.document-progressed.v1",
                new DocumentFacts.Progressed(DOCUMENT, COLLECTION, "embedding", 320, 979));
    }

    @Test
    void saysDeletedAsAgreed() {
        saysAsAgreed("knowledge.document-deleted.v1", new DocumentFacts.Deleted(DOCUMENT, COLLECTION));
    }

    private void saysAsAgreed(String type, Object data) {
        var contract = EventContract.of(type);
        String said = json.writeValueAsString(data);

        assertThat(json.readTree(said)).isEqualTo(json.readTree(contract.sample("typical").json()));
        assertThat(contract.violations(said)).isEmpty();
    }
}
