package dev.parlance.knowledge.index;

import static dev.parlance.knowledge.index.Shelf.PATIENCE;
import static dev.parlance.knowledge.index.Shelf.documentIds;
import static dev.parlance.knowledge.index.Shelf.passage;
import static dev.parlance.knowledge.index.Shelf.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What every home of passages promises, whatever it is made of. */
public abstract class PassagesContract implements ScopePromises, ReplacementPromises, InventoryPromises {

    private Shelf shelf = new Shelf(new NoPassages());

    /** An empty home, which the other methods of this test then mean. */
    protected abstract Passages open();

    /** Leaves the home as a crash would and opens it again on what is stored. */
    protected abstract Passages reopen();

    @Override
    public Shelf shelf() {
        return shelf;
    }

    @Override
    public Shelf reopened() {
        return new Shelf(reopen());
    }

    @BeforeEach
    void openHome() {
        shelf = new Shelf(open());
    }

    @Test
    void findsByWordsAlone() {
        shelf.store(OURS, "tea", "Green tea is brewed at seventy degrees");

        assertThat(shelf.found(HERE, "how is tea brewed", null)).containsExactly("tea");
    }

    @Test
    void findsByMeaningAlone() {
        shelf.store(OURS, "tea", passage(0, "Green tea", 1));
        shelf.store(OURS, "steel", passage(0, "Stainless steel", 2));

        assertThat(shelf.found(HERE, "", vector(2))).first().isEqualTo("steel");
    }

    @Test
    void judgesByBothWhateverFoundIt() {
        shelf.store(OURS, "tea", passage(0, "Green tea", 1));

        var candidate = shelf.search(HERE, "green tea", vector(1)).getFirst();

        assertThat(candidate.cosine()).isCloseTo(1, within(0.001));
        assertThat(candidate.wording()).isBetween(0.1, 1.0);
        assertThat(candidate.direction()).containsExactly(Direction.of(vector(1)), within(0.0001f));
    }

    @Test
    void ranksByWorthAndStopsAtTheLimit() {
        shelf.store(OURS, "words", passage(0, "Green tea", 1));
        shelf.store(OURS, "meaning", passage(0, "Sencha", 2));
        var asked = new Search(HERE, "green tea", vector(2));

        assertThat(documentIds(shelf.search(asked, (cosine, wording) -> wording, 1))).containsExactly("words");
        assertThat(documentIds(shelf.search(asked, (cosine, wording) -> cosine, 1))).containsExactly("meaning");
    }

    @Test
    void weighsRareWordsMore() {
        IntStream.range(0, 20).forEach(i -> shelf.store(OURS, "common-" + i, "the green leaf"));
        shelf.store(OURS, "rare", "the zyzzyva leaf");

        assertThat(shelf.found(HERE, "green zyzzyva", null)).first().isEqualTo("rare");
    }

    @Test
    void returnsEverythingNeededToCite() {
        var origin = new Origin("tea", "menu.pdf");
        var stored = new Passage(7, "Green tea", "Drinks > Hot", 12, vector(1));
        shelf.await(shelf.passages().replace(OURS, origin, List.of(stored)));

        assertThat(shelf.search(HERE, "tea", null)).singleElement().extracting(Candidate::excerpt)
                .isEqualTo(Excerpt.of(OURS, origin, stored));
    }

    @Test
    void keepsAbsentHeadingAndPageAbsent() {
        shelf.store(OURS, "tea", "Green tea");

        var excerpt = shelf.search(HERE, "tea", null).getFirst().excerpt();

        assertThat(excerpt.heading()).isNull();
        assertThat(excerpt.page()).isNull();
    }

    @Test
    void keepsWhatWasAcknowledged() {
        shelf.store(OURS, "kept", "green tea");
        shelf.store(OURS, "removed", "green tea");
        shelf.await(shelf.passages().remove(OURS, "removed"));

        assertThat(reopened().found(HERE, "tea", vector(1))).containsExactly("kept");
    }

    @Test
    void takesManyChangesAtOnce() {
        Flux.range(0, 200).flatMap(i -> shelf.storing(OURS, "d" + i, passage(0, "green tea", i)), 64).then()
                .block(PATIENCE);

        assertThat(shelf.found(HERE, "tea", null)).doesNotHaveDuplicates().hasSize(200);
    }

    @Test
    void nothingHappensBeforeSubscription() {
        var unused = shelf.storing(OURS, "tea", passage(0, "green tea", 1));

        assertThat(shelf.found(HERE, "tea", vector(1))).isEmpty();
        assertThat(unused).isNotNull();
    }

    @Test
    void findsNothingByWordsForEmptyQuestions() {
        shelf.store(OURS, "tea", "green tea");

        for (String nothing : List.of("", " \n¿?!", "the")) {
            assertThat(shelf.found(HERE, nothing, null)).isEmpty();
            assertThat(shelf.found(HERE, nothing, new float[32])).isEmpty();
        }
    }

    @Test
    void takesHugeQuestions() {
        shelf.store(OURS, "tea", "green tea");
        String words = IntStream.range(0, 50_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

        assertThat(shelf.found(HERE, "green tea " + words, null)).containsExactly("tea");
    }

    @Test
    void keepsPassagesWithoutDirection() {
        shelf.store(OURS, "tea", new Passage(0, "green tea", null, null, new float[32]));

        assertThat(shelf.found(HERE, "tea", vector(1))).containsExactly("tea");
    }

    @Test
    void refusesVectorsOfAnotherLengthAndGoesOn() {
        shelf.store(OURS, "tea", "green tea");
        var odd = new Passage(0, "odd", null, null, new float[]{1, 2});

        StepVerifier.create(shelf.storing(OURS, "odd", odd)).expectError().verify(PATIENCE);
        shelf.store(OURS, "more", "black tea");
        assertThat(shelf.found(HERE, "tea odd", vector(1))).containsExactlyInAnyOrder("tea", "more");
    }

    @Test
    void findsHeadingsAndNamesWithLessWeightThanText() {
        shelf.await(shelf.passages().replace(OURS, new Origin("named", "zyzzyva.pdf"),
                List.of(passage(0, "beetles", 1))));
        shelf.store(OURS, "headed", new Passage(0, "beetles", "Zyzzyva", null, vector(1)));
        shelf.store(OURS, "told", "beetles zyzzyva");

        assertThat(shelf.found(HERE, "zyzzyva", null)).hasSize(3).first().isEqualTo("told");
    }

    @Test
    void findsWordsOfManyScripts() {
        shelf.store(OURS, "zh", "量子计算机正在改变密码学");
        shelf.store(OURS, "ja", "東京都の天気は晴れです。ﾃﾞｰﾀ");
        shelf.store(OURS, "ko", "데이터베이스를 검색합니다");
        shelf.store(OURS, "th", "ภาษาไทยง่ายนิดเดียว");
        shelf.store(OURS, "ar", "قرأت الكِتَاب في المكتبة");
        shelf.store(OURS, "ru", "Новые книги о ёжиках");

        assertThat(shelf.found(HERE, "计算机", null)).containsExactly("zh");
        assertThat(shelf.found(HERE, "データ", null)).containsExactly("ja");
        assertThat(shelf.found(HERE, "검색", null)).containsExactly("ko");
        assertThat(shelf.found(HERE, "ไทย", null)).containsExactly("th");
        assertThat(shelf.found(HERE, "كتاب", null)).containsExactly("ar");
        assertThat(shelf.found(HERE, "книга про ежиков", null)).containsExactly("ru");
    }

    @Test
    void foldsAccentsCaseAndWidth() {
        shelf.store(OURS, "menu", "Crème brûlée, ＡＢＣ, Straße, Ελλάδα");

        for (String asked : List.of("creme BRULEE", "abc", "strasse", "ελλαδα", "cre\u0300me")) {
            assertThat(shelf.found(HERE, asked, null)).as(asked).containsExactly("menu");
        }
    }

    @Test
    void findsNumbersAndCodesHoweverWritten() {
        shelf.store(OURS, "invoice", "Pump SKU-5512, EIN 20-8143439, total $47,400.");
        shelf.store(OURS, "other", "Pump AB-9987, EIN 10-1111111, total $12,000.");

        for (String asked : List.of("SKU-5512", "sku5512", "5512", "20-8143439", "208143439", "47,400", "47400")) {
            assertThat(shelf.found(HERE, asked, null)).as(asked).containsExactly("invoice");
        }
    }

    @Test
    void matchesEnglishWordForms() {
        shelf.store(OURS, "policy", "The company's policies on cancelled orders");

        assertThat(shelf.found(HERE, "cancel a policy", null)).containsExactly("policy");
    }
}
