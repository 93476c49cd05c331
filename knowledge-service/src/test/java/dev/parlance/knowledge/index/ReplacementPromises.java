package dev.parlance.knowledge.index;

import static dev.parlance.knowledge.index.Shelf.PATIENCE;
import static dev.parlance.knowledge.index.Shelf.leaves;
import static dev.parlance.knowledge.index.Shelf.passage;
import static dev.parlance.knowledge.index.Shelf.replacement;
import static dev.parlance.knowledge.index.Shelf.vector;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What a home of passages promises about change: nothing of the old is left, and what was broken off can be repeated. */
interface ReplacementPromises extends Promises {

    @Test
    default void replacesAllPassagesOfDocument() {
        shelf().store(OURS, "tea", passage(0, "old leaves", 1), passage(1, "old water", 2));
        shelf().store(OURS, "tea", passage(0, "new leaves", 3));

        assertThat(shelf().search(HERE, "old leaves water", vector(2))).singleElement()
                .satisfies(only -> assertThat(only.excerpt().text()).isEqualTo("new leaves"));
    }

    @Test
    default void replacingTwiceChangesNothing() {
        Passage[] cut = {passage(0, "green", 1), passage(1, "black", 2)};
        shelf().store(OURS, "tea", cut);
        var once = shelf().search(HERE, "green black", vector(1));
        shelf().store(OURS, "tea", cut);

        assertThat(shelf().search(HERE, "green black", vector(1))).hasSize(2).extracting(Candidate::excerpt)
                .containsExactlyElementsOf(once.stream().map(Candidate::excerpt).toList());
    }

    @Test
    default void replacingWithNothingRemoves() {
        shelf().store(OURS, "tea", "green tea");
        shelf().store(OURS, "tea", new Passage[0]);

        assertThat(shelf().found(HERE, "tea", vector(1))).isEmpty();
    }

    @Test
    default void replacesManyDocumentsAtOnce() {
        shelf().store(OURS, "tea", passage(0, "old leaves", 1), passage(1, "old water", 2));
        shelf().store(OURS, "gone", "old leaves");
        shelf().await(shelf().passages().replaceAll(List.of(replacement(OURS, "tea", passage(0, "new leaves", 1)),
                replacement(THEIRS, "tea", passage(0, "new leaves", 1)), replacement(OURS, "gone"))));

        assertThat(shelf().search(HERE, "old new leaves water", vector(2))).singleElement()
                .satisfies(only -> assertThat(only.excerpt().text()).isEqualTo("new leaves"));
        assertThat(shelf().found(Scope.of(THEIRS), "leaves", null)).containsExactly("tea");
    }

    @Test
    default void laterOfTwoReplacementsOfOneDocumentCounts() {
        shelf().await(shelf().passages().replaceAll(
                List.of(replacement(OURS, "tea", passage(0, "green leaves", 1), passage(1, "green water", 2)),
                        replacement(OURS, "tea", passage(0, "black leaves", 3)))));

        assertThat(shelf().search(HERE, "leaves water", vector(2))).singleElement()
                .satisfies(only -> assertThat(only.excerpt().text()).isEqualTo("black leaves"));
    }

    @Test
    default void replacingNoDocumentsAtAllDoesNothing() {
        shelf().await(shelf().passages().replaceAll(List.of()));
        shelf().await(shelf().passages().removeAll(OURS, List.of()));

        assertThat(shelf().found(HERE, "tea", vector(1))).isEmpty();
    }

    @Test
    default void forgetsManyDocumentsAtOnce() {
        Flux.range(0, 5).flatMap(i -> shelf().storing(OURS, "d" + i, passage(0, "green tea", i))).then()
                .block(PATIENCE);
        shelf().store(THEIRS, "d1", "green tea");
        shelf().await(shelf().passages().removeAll(OURS, List.of("d0", "d1", "d3", "never was")));

        assertThat(shelf().found(HERE, "tea", null)).containsExactlyInAnyOrder("d2", "d4");
        assertThat(shelf().found(Scope.of(THEIRS), "tea", null)).containsExactly("d1");
    }

    @Test
    default void forgetsRemovedDocumentsOnly() {
        shelf().store(OURS, "tea", "green tea");
        shelf().store(OURS, "more tea", "black tea");
        shelf().store(THEIRS, "tea", "white tea");
        shelf().await(shelf().passages().remove(OURS, "tea"));

        assertThat(shelf().found(HERE, "tea", vector(1))).containsExactly("more tea");
        assertThat(shelf().found(Scope.of(THEIRS), "tea", vector(1))).containsExactly("tea");
    }

    @Test
    default void forgetsRemovedCollectionsOnly() {
        shelf().store(OURS, "tea", "green tea");
        shelf().store(OUR_OTHER, "tea", "black tea");
        shelf().store(THEIRS, "tea", "white tea");
        shelf().await(shelf().passages().removeCollection(OURS));

        assertThat(shelf().found(HERE, "tea", vector(1))).isEmpty();
        assertThat(shelf().found(Scope.of(OUR_OTHER), "tea", vector(1))).hasSize(1);
        assertThat(shelf().found(Scope.of(THEIRS), "tea", vector(1))).hasSize(1);
    }

    @Test
    default void concurrentReplacementsLeaveOneDocument() {
        Flux.range(0, 50)
                .flatMap(i -> shelf().storing(OURS, "tea", passage(0, "tea " + i, 1), passage(1, "tea", 2)), 16)
                .then().block(PATIENCE);

        assertThat(shelf().search(HERE, "tea", null)).extracting(found -> found.excerpt().ordinal())
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    default void fewerPassagesLeaveNoneOfTheOldOnes() {
        shelf().store(OURS, "tea", leaves(300, "old"));
        shelf().store(OURS, "tea", leaves(2, "new"));

        assertThat(shelf().search(HERE, "old new", vector(1))).hasSize(2)
                .allSatisfy(found -> assertThat(found.excerpt().text()).startsWith("new"));
        assertThat(shelf().holdings(OURS)).containsExactly(new Holding("tea", 2));
    }

    @Test
    default void brokenOffReplacementCanBeRepeated() {
        Passage[] cut = leaves(300, "new");
        shelf().store(OURS, "tea", leaves(400, "old"));
        shelf().storing(OURS, "tea", cut).subscribe().dispose();
        shelf().store(OURS, "tea", cut);

        assertThat(shelf().search(HERE, "old new", vector(1))).hasSize(300)
                .allSatisfy(found -> assertThat(found.excerpt().text()).startsWith("new"));
    }

    @Test
    default void removingTwiceIsRemovingOnce() {
        shelf().store(OURS, "tea", "green tea");
        shelf().store(OURS, "steel", "grey steel");
        shelf().await(shelf().passages().remove(OURS, "tea"));
        shelf().await(shelf().passages().remove(OURS, "tea"));
        shelf().await(shelf().passages().removeCollection(OUR_OTHER));

        assertThat(shelf().holdings(OURS)).containsExactly(new Holding("steel", 1));
    }
}
