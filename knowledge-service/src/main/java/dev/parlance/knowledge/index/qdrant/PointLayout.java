package dev.parlance.knowledge.index.qdrant;

import static io.qdrant.client.ValueFactory.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.qdrant.client.PointIdFactory;
import io.qdrant.client.VectorFactory;
import io.qdrant.client.VectorsFactory;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.Vector;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.index.Direction;
import dev.parlance.knowledge.index.Excerpt;
import dev.parlance.knowledge.index.Keys;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passage;
import dev.parlance.knowledge.index.Replacement;
import dev.parlance.knowledge.index.words.Terms;

/** How a passage is laid out as a point, and how it comes back. */
final class PointLayout {

    static final String MEANING = "meaning";
    static final String WORDS = "words";

    static final String ACCOUNT = "account";
    static final String COLLECTION = "collection";
    /** Account, collection and document together, so that one condition finds a document. */
    static final String DOCUMENT = "document";

    static final String DOCUMENT_ID = "documentId";

    private static final String DOCUMENT_NAME = "documentName";
    private static final String ORDINAL = "ordinal";
    private static final String TEXT = "text";
    private static final String HEADING = "heading";
    private static final String PAGE = "page";

    private PointLayout() {
    }

    static List<PointStruct> points(Replacement replacement) {
        return replacement.passages().stream()
                .map(passage -> point(replacement.owner(), replacement.origin(), passage)).toList();
    }

    private static PointStruct point(Owner owner, Origin origin, Passage passage) {
        var excerpt = Excerpt.of(owner, origin, passage);
        return PointStruct.newBuilder().setId(PointIdFactory.id(excerpt.id()))
                .setVectors(VectorsFactory.namedVectors(vectors(origin, passage)))
                .putAllPayload(payload(owner, excerpt)).build();
    }

    static UUID id(PointId id) {
        return UUID.fromString(id.getUuid());
    }

    private static Map<String, Vector> vectors(Origin origin, Passage passage) {
        Map<String, Vector> vectors = new HashMap<>();
        float[] direction = Direction.of(passage.vector());
        if (direction != null) {
            vectors.put(MEANING, VectorFactory.vector(direction));
        }
        var terms = SparseTerms
                .ofPassage(Terms.ofPassage(passage.text(), passage.heading(), origin.documentName()));
        if (!terms.isEmpty()) {
            vectors.put(WORDS, VectorFactory.vector(terms.weights(), terms.places()));
        }
        return vectors;
    }

    private static Map<String, Value> payload(Owner owner, Excerpt excerpt) {
        Map<String, Value> payload = new HashMap<>();
        payload.put(ACCOUNT, value(owner.account()));
        payload.put(COLLECTION, value(owner.collection()));
        payload.put(DOCUMENT, value(Keys.of(owner, excerpt.origin().documentId())));
        payload.put(DOCUMENT_ID, value(excerpt.origin().documentId()));
        payload.put(DOCUMENT_NAME, value(excerpt.origin().documentName()));
        payload.put(ORDINAL, value(excerpt.ordinal()));
        payload.put(TEXT, value(excerpt.text()));
        if (excerpt.heading() != null) {
            payload.put(HEADING, value(excerpt.heading()));
        }
        if (excerpt.page() != null) {
            payload.put(PAGE, value(excerpt.page()));
        }
        return payload;
    }

    static Excerpt excerpt(UUID id, Map<String, Value> payload) {
        var origin = new Origin(text(payload, DOCUMENT_ID), text(payload, DOCUMENT_NAME));
        var heading = payload.get(HEADING);
        return new Excerpt(id, text(payload, COLLECTION), origin, (int) required(payload, ORDINAL).getIntegerValue(),
                text(payload, TEXT), heading == null ? null : heading.getStringValue(), page(payload.get(PAGE)));
    }

    static Owner owner(Map<String, Value> payload) {
        return new Owner(text(payload, ACCOUNT), text(payload, COLLECTION));
    }

    static String documentId(Map<String, Value> payload) {
        return text(payload, DOCUMENT_ID);
    }

    private static @Nullable Integer page(@Nullable Value stored) {
        return stored == null ? null : (int) stored.getIntegerValue();
    }

    private static String text(Map<String, Value> payload, String key) {
        return required(payload, key).getStringValue();
    }

    private static Value required(Map<String, Value> payload, String key) {
        var stored = payload.get(key);
        if (stored == null) {
            throw new IllegalStateException("A stored passage lacks its " + key);
        }
        return stored;
    }
}
