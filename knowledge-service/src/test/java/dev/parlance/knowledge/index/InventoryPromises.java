package dev.parlance.knowledge.index;

import static dev.parlance.knowledge.index.Shelf.passage;
import static dev.parlance.knowledge.index.Shelf.replacement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** What a home of passages can say about itself, so that it can be compared with what should be there. */
interface InventoryPromises extends Promises {

    @Test
    default void knowsNobodyAtFirst() {
        assertThat(shelf().owners()).isEmpty();
        assertThat(shelf().holdings(OURS)).isEmpty();
    }

    @Test
    default void namesEveryOwnerOnce() {
        shelf().store(OURS, "tea", passage(0, "green", 1), passage(1, "black", 2));
        shelf().store(OURS, "steel", "grey");
        shelf().store(OUR_OTHER, "tea", "green");
        shelf().store(THEIRS, "tea", "green");
        shelf().await(shelf().passages().removeCollection(THEIRS));

        assertThat(shelf().owners()).containsExactlyInAnyOrder(OURS, OUR_OTHER);
    }

    @Test
    default void countsPassagesOfEveryDocument() {
        shelf().store(OURS, "tea", passage(0, "green", 1), passage(1, "black", 2), passage(2, "white", 3));
        shelf().store(OURS, "steel", new Passage(0, "grey", null, null, new float[32]));
        shelf().store(OURS, "gone", "grey");
        shelf().store(THEIRS, "theirs", "grey");
        shelf().store(OURS, "tea", passage(0, "green", 1), passage(1, "black", 2));
        shelf().await(shelf().passages().remove(OURS, "gone"));

        assertThat(shelf().holdings(OURS)).containsExactlyInAnyOrder(new Holding("tea", 2), new Holding("steel", 1));
    }

    @Test
    default void countsMoreDocumentsThanFitOnePage() {
        var many = IntStream.range(0, 2_001).mapToObj(i -> replacement(OURS, "d" + i, passage(0, "tea", 1))).toList();
        shelf().await(shelf().passages().replaceAll(many));

        assertThat(shelf().holdings(OURS)).hasSize(2_001).doesNotHaveDuplicates();
        assertThat(shelf().owners()).containsExactly(OURS);
    }

    @Test
    default void isNotWholeUntilToldSo() {
        shelf().store(OURS, "tea", "green tea");
        assertThat(shelf().isWhole()).isFalse();

        shelf().await(shelf().passages().markWhole());
        assertThat(shelf().isWhole()).isTrue();
        assertThat(shelf().owners()).containsExactly(OURS);
    }

    @Test
    default void remembersThatItIsWhole() {
        shelf().store(OURS, "tea", "green tea");
        shelf().await(shelf().passages().markWhole());
        shelf().store(OURS, "tea", "black tea");

        assertThat(reopened().isWhole()).isTrue();
    }
}
