package dev.parlance.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is stored, replaced, removed and asked, in whatever order and by whoever: a home of passages answers as the
 * simplest one does, and never with a passage of another scope.
 */
public abstract class PassagesModelContract {

    private static final int TRIES = 100;
    private static final List<String> ACCOUNTS = List.of("a", "aa", "a*", ") OR (", "b\u202Ec");
    private static final List<String> COLLECTIONS = List.of("c", "cc", "\"c\"", "{}");
    private static final List<String> DOCUMENTS = List.of("d", "dd", "d?", "\\", "😀");
    private static final List<String> WORDS = List.of("green", "tea", "zyzzyva", "SKU-5512", "leaf", "*", "the", "d");

    /** An empty home. */
    protected abstract Passages open();

    protected abstract void close();

    @Property(tries = TRIES)
    void answersAsTheSimplestHomeDoes(@ForAll("steps") List<Step> steps, @ForAll("searches") List<Search> searches) {
        var shelf = new Shelf(open());
        var model = new PassagesInMemory();
        try {
            steps.forEach(step -> step.take(shelf, model));
            searches.forEach(search -> compare(search, shelf, model));
            compareHoldings(shelf, model);
        } finally {
            close();
        }
    }

    private static void compare(Search search, Shelf shelf, PassagesInMemory model) {
        var expected = model.search(search);
        var found = shelf.search(search, (cosine, wording) -> cosine + wording, 1_000);

        assertThat(found).extracting(Candidate::excerpt)
                .containsExactlyInAnyOrderElementsOf(expected.values().stream().map(Candidate::excerpt).toList());
        for (Candidate one : found) {
            var simplest = expected.get(one.excerpt().id());
            assertThat(one.cosine()).isCloseTo(simplest.cosine(), within(0.001));
            assertThat(one.wording() > 0).isEqualTo(simplest.wording() > 0);
        }
        assertThat(found).extracting(one -> -one.cosine() - one.wording()).isSorted();
    }

    private static void compareHoldings(Shelf shelf, PassagesInMemory model) {
        assertThat(shelf.owners()).containsExactlyInAnyOrderElementsOf(model.owners());
        for (Owner owner : model.owners()) {
            assertThat(shelf.holdings(owner)).containsExactlyInAnyOrderElementsOf(model.holdings(owner));
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> replace = replacements().list().ofMinSize(1).ofMaxSize(6).map(Replace::new);
        Arbitrary<Step> remove = Combinators.combine(owners(), Arbitraries.of(DOCUMENTS).list().ofMaxSize(4))
                .as(Remove::new);
        Arbitrary<Step> clear = owners().map(Clear::new);
        return Arbitraries.frequencyOf(Tuple.of(6, replace), Tuple.of(2, remove),
                Tuple.of(1, clear)).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Search>> searches() {
        var scopes = Combinators.combine(Arbitraries.of(ACCOUNTS), Arbitraries.of(COLLECTIONS).set().ofMinSize(1))
                .as(Scope::new);
        return Combinators.combine(scopes, texts(), vectors().injectNull(0.2)).as(Search::new).list().ofSize(6);
    }

    private static Arbitrary<Owner> owners() {
        return Combinators.combine(Arbitraries.of(ACCOUNTS), Arbitraries.of(COLLECTIONS)).as(Owner::new);
    }

    private static Arbitrary<Replacement> replacements() {
        var origins = Combinators.combine(Arbitraries.of(DOCUMENTS), texts()).as(Origin::new);
        var pieces = Combinators.combine(texts(), texts().injectNull(0.5), vectors()).as(Piece::new);
        return Combinators.combine(owners(), origins, pieces.list().ofMaxSize(5))
                .as((owner, origin, cut) -> new Replacement(owner, origin, passages(cut)));
    }

    private static List<Passage> passages(List<Piece> pieces) {
        return IntStream.range(0, pieces.size()).mapToObj(i -> pieces.get(i).at(i)).toList();
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of(WORDS).list().ofMaxSize(5).map(words -> String.join(" ", words));
    }

    /** Of a few kinds, and now and then without any direction. */
    private static Arbitrary<float[]> vectors() {
        return Arbitraries.integers().between(0, 9).map(kind -> kind == 0 ? new float[32] : Shelf.vector(kind));
    }

    private record Piece(String text, @Nullable String heading, float[] vector) {

        Passage at(int ordinal) {
            return new Passage(ordinal, text, heading, null, vector);
        }
    }

    /** Something that happens to both. */
    private sealed interface Step {

        void take(Shelf shelf, PassagesInMemory model);
    }

    private record Replace(List<Replacement> all) implements Step {

        @Override
        public void take(Shelf shelf, PassagesInMemory model) {
            shelf.await(shelf.passages().replaceAll(all));
            all.forEach(model::replace);
        }
    }

    private record Remove(Owner owner, List<String> documentIds) implements Step {

        @Override
        public void take(Shelf shelf, PassagesInMemory model) {
            shelf.await(shelf.passages().removeAll(owner, documentIds));
            documentIds.forEach(id -> model.removed(owner, id));
        }
    }

    private record Clear(Owner owner) implements Step {

        @Override
        public void take(Shelf shelf, PassagesInMemory model) {
            shelf.await(shelf.passages().removeCollection(owner));
            model.removedCollection(owner);
        }
    }
}
