package dev.parlance.knowledge.index;

import static dev.parlance.knowledge.index.Shelf.PATIENCE;
import static dev.parlance.knowledge.index.Shelf.passage;
import static dev.parlance.knowledge.index.Shelf.replacement;
import static dev.parlance.knowledge.index.Shelf.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What a home of passages promises about whose they are, whatever ids and names look like. */
interface ScopePromises extends Promises {

    /** Each means something somewhere, and several are the same to those who look less closely. */
    List<String> HOSTILE = List.of("*", "?", "a", "A", "a*", "a?", "aa", "aaa", "a ", " a", "a b", "\"", "\"a\"", "'",
            "\\", "\\\\",
            "a\\", "OR", ") OR (", "a OR b", "account:*", "*:*", "+a -b", "[a TO z]", "a~2", "a^4", "/.*/", "[]", "a.b",
            "a[]", "{\"must\":[]}", "{\"$ne\":null}", "${jndi:ldap://a}", "#{7*7}", "%s%n", "%00", "../a", "null", "-",
            "a\u202Eb", "a\u200Bb", "a\u2028b", "\uFEFFa", "é", "e\u0301", "K", "\u212A", "ß", "ss", "😀", "😀😀",
            "量子", "ﬁ", "fi", "x".repeat(511), "x".repeat(512), "😀".repeat(256));

    /** No ids. */
    List<String> REFUSED = List.of("", " ", "\t", "a\0", "\0", "a\nb", "a\u0085", "\uD83D", "a\uDE00b",
            "x".repeat(513));

    @Test
    default void hidesPassagesOfOtherAccounts() {
        shelf().store(OURS, "ours", "canary zyzzyva");
        shelf().store(THEIRS, "theirs", "canary zyzzyva");

        assertThat(shelf().found(HERE, "zyzzyva", vector(1))).containsExactly("ours");
        assertThat(shelf().found(Scope.of(THEIRS), "zyzzyva", vector(1))).containsExactly("theirs");
    }

    @Test
    default void hidesPassagesOfOtherCollections() {
        shelf().store(OURS, "first", "canary zyzzyva");
        shelf().store(OUR_OTHER, "second", "canary zyzzyva");
        var both = new Scope("account-a", Set.of("collection-1", "collection-2"));

        assertThat(shelf().found(HERE, "zyzzyva", vector(1))).containsExactly("first");
        assertThat(shelf().found(both, "zyzzyva", vector(1))).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    default void findsOwnPassageAmongManyForeignOnes() {
        Flux.range(0, 300).flatMap(i -> shelf().storing(THEIRS, "noise-" + i, passage(0, "green tea", 1))).then()
                .block(PATIENCE);
        shelf().store(OURS, "tea", passage(0, "a cup of green tea", 2));

        assertThat(shelf().found(HERE, "green tea", vector(1))).containsExactly("tea");
    }

    @Test
    default void tellsApartIdsThatCouldRunTogether() {
        shelf().store(new Owner("a", "b c"), "d", "zyzzyva");
        shelf().await(shelf().passages().remove(new Owner("a", "b"), "c d"));

        assertThat(shelf().found(Scope.of(new Owner("a b", "c")), "zyzzyva", vector(1))).isEmpty();
        assertThat(shelf().found(Scope.of(new Owner("a", "b c")), "zyzzyva", vector(1))).containsExactly("d");
    }

    @Test
    default void hostileAccountsSeeTheirOwnOnly() {
        var owners = HOSTILE.stream().map(id -> new Owner(id, "collection")).toList();
        storeCanaries(owners);

        for (Owner owner : owners) {
            assertThat(canariesIn(Scope.of(owner))).as(owner.account()).containsExactly(canary(owner));
            assertThat(shelf().holdings(owner)).as(owner.account()).containsExactly(new Holding("d", 1));
        }
        assertThat(shelf().owners()).containsExactlyInAnyOrderElementsOf(owners);
    }

    @Test
    default void hostileCollectionsAreToldApart() {
        var owners = HOSTILE.stream().map(id -> new Owner("account", id)).toList();
        storeCanaries(owners);
        shelf().await(shelf().passages().removeCollection(owners.getFirst()));

        assertThat(canariesIn(Scope.of(owners.getFirst()))).isEmpty();
        for (Owner owner : owners.subList(2, owners.size())) {
            var both = new Scope("account", Set.of(owner.collection(), owners.get(1).collection()));
            assertThat(canariesIn(both)).containsExactlyInAnyOrder(canary(owner), canary(owners.get(1)));
        }
    }

    @Test
    default void hostileDocumentsAreToldApart() {
        shelf().await(shelf().passages().replaceAll(
                HOSTILE.stream().map(id -> replacement(OURS, id, passage(0, "canary", 1))).toList()));
        for (int gone = 0; gone + 1 < HOSTILE.size(); gone += 7) {
            shelf().await(shelf().passages().remove(OURS, HOSTILE.get(gone)));
            shelf().store(OURS, HOSTILE.get(gone + 1), passage(0, "canary", 1), passage(1, "canary", 2));
            assertThat(shelf().found(HERE, "canary", null)).doesNotContain(HOSTILE.get(gone))
                    .contains(HOSTILE.get(gone + 1)).hasSize(HOSTILE.size());
        }
    }

    @Test
    default void hostileTextsComeBackAsTheyWere() {
        var texts = Stream.concat(HOSTILE.stream(), Stream.of("a\0b", "\n", "", "x".repeat(100_000))).toList();
        for (String text : texts.subList(texts.size() - 24, texts.size())) {
            var origin = new Origin("hostile", text);
            var stored = new Passage(0, text + " canary", text, 1, vector(1));
            shelf().await(shelf().passages().replace(OURS, origin, List.of(stored)));
            assertThat(shelf().search(HERE, "canary", null)).singleElement().extracting(Candidate::excerpt)
                    .isEqualTo(Excerpt.of(OURS, origin, stored));
        }
    }

    @Test
    default void hostileQuestionsFindNothingOfOthers() {
        shelf().store(OURS, "ours", "a harmless text about tea");
        shelf().store(THEIRS, "theirs", String.join(" ", HOSTILE));

        var asked = Stream.concat(HOSTILE.stream(), REFUSED.stream()).toList();
        for (String words : asked) {
            assertThat(shelf().found(HERE, words, vector(1))).as(words).containsExactly("ours");
            assertThat(shelf().found(HERE, words + " tea", null)).as(words).containsExactly("ours");
        }
    }

    @Test
    default void halfCharactersInTextsAreNoObstacle() {
        shelf().store(OURS, "torn", "tea \uD83D leaves");

        assertThat(shelf().found(HERE, "leaves \uDE00", null)).containsExactly("torn");
    }

    @Test
    default void refusesWhatIsNoId() {
        for (String id : REFUSED) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Owner(id, "c"));
            assertThatIllegalArgumentException().isThrownBy(() -> new Owner("a", id));
            assertThatIllegalArgumentException().isThrownBy(() -> new Origin(id, "name"));
            assertThatIllegalArgumentException().isThrownBy(() -> new Scope("a", Set.of("c", id)));
            StepVerifier.create(shelf().passages().remove(OURS, id)).expectError(IllegalArgumentException.class)
                    .verify(PATIENCE);
        }
    }

    private void storeCanaries(List<Owner> owners) {
        shelf().await(shelf().passages()
                .replaceAll(
                        owners.stream().map(owner -> replacement(owner, "d", passage(0, canary(owner), 1))).toList()));
    }

    private static String canary(Owner owner) {
        return "canary of %s in %s".formatted(owner.account(), owner.collection());
    }

    private List<String> canariesIn(Scope scope) {
        return shelf().search(scope, "canary", vector(1)).stream().map(found -> found.excerpt().text()).toList();
    }
}
