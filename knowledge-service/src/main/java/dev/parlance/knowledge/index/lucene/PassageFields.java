package dev.parlance.knowledge.index.lucene;

import java.util.List;
import java.util.UUID;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.index.Direction;
import dev.parlance.knowledge.index.Excerpt;
import dev.parlance.knowledge.index.Keys;
import dev.parlance.knowledge.index.Origin;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Passage;
import dev.parlance.knowledge.index.Replacement;
import dev.parlance.knowledge.index.Scope;
import dev.parlance.knowledge.index.words.Terms;

/** How a passage lies in the index, and how it comes back. */
final class PassageFields {

    static final String TERMS = "terms";

    static final String OWNER = "owner";
    static final String DOCUMENT = "document";

    private static final String SPACE = "space";
    private static final String ID = "id";
    private static final String COLLECTION = "collection";
    private static final String DOCUMENT_ID = "documentId";
    private static final String DOCUMENT_NAME = "documentName";
    private static final String ORDINAL = "ordinal";
    private static final String TEXT = "text";
    private static final String HEADING = "heading";
    private static final String PAGE = "page";

    private static final FieldType COUNTED = counted();

    private final String space;
    private final String vectorField;

    /** @param space the name of the embedding model; vectors of another model are never compared with its own */
    PassageFields(String space) {
        this.space = space;
        this.vectorField = "vector " + space;
    }

    String vectorField() {
        return vectorField;
    }

    static Term document(Owner owner, String documentId) {
        return new Term(DOCUMENT, Keys.of(owner, documentId));
    }

    static Term owner(Owner owner) {
        return new Term(OWNER, Keys.of(owner));
    }

    /** What was embedded with this model. */
    static Term space(String space) {
        return new Term(SPACE, space);
    }

    static Query scope(Scope scope) {
        return new TermInSetQuery(OWNER,
                scope.owners().stream().map(Keys::of).map(BytesRef::new).toList());
    }

    List<Document> documents(Replacement replacement) {
        return replacement.passages().stream()
                .map(passage -> document(replacement.owner(), replacement.origin(), passage)).toList();
    }

    private Document document(Owner owner, Origin origin, Passage passage) {
        var fields = new Document();
        fields.add(new StringField(OWNER, Keys.of(owner), Field.Store.NO));
        fields.add(new StringField(DOCUMENT, Keys.of(owner, origin.documentId()), Field.Store.NO));
        fields.add(new StringField(SPACE, space, Field.Store.NO));
        var terms = Terms.ofPassage(passage.text(), passage.heading(), origin.documentName());
        fields.add(new Field(TERMS, new CountedTerms(terms), COUNTED));
        float[] direction = Direction.of(passage.vector());
        if (direction != null) {
            fields.add(new KnnFloatVectorField(vectorField, direction, VectorSimilarityFunction.DOT_PRODUCT));
        }
        store(Excerpt.of(owner, origin, passage), fields);
        return fields;
    }

    private static void store(Excerpt excerpt, Document fields) {
        fields.add(new StoredField(ID, excerpt.id().toString()));
        fields.add(new StoredField(COLLECTION, excerpt.collection()));
        fields.add(new StoredField(DOCUMENT_ID, excerpt.origin().documentId()));
        fields.add(new StoredField(DOCUMENT_NAME, excerpt.origin().documentName()));
        fields.add(new StoredField(ORDINAL, excerpt.ordinal()));
        fields.add(new StoredField(TEXT, excerpt.text()));
        if (excerpt.heading() != null) {
            fields.add(new StoredField(HEADING, excerpt.heading()));
        }
        if (excerpt.page() != null) {
            fields.add(new StoredField(PAGE, excerpt.page()));
        }
    }

    static Excerpt excerpt(Document stored) {
        var origin = new Origin(stored.get(DOCUMENT_ID), stored.get(DOCUMENT_NAME));
        return new Excerpt(UUID.fromString(stored.get(ID)), stored.get(COLLECTION), origin, number(stored, ORDINAL, 0),
                stored.get(TEXT), stored.get(HEADING), page(stored));
    }

    private static @Nullable Integer page(Document stored) {
        return stored.getField(PAGE) == null ? null : number(stored, PAGE, 0);
    }

    private static int number(Document stored, String field, int absent) {
        var value = stored.getField(field);
        return value == null || value.numericValue() == null ? absent : value.numericValue().intValue();
    }

    private static FieldType counted() {
        var type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }
}
