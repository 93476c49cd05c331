package dev.parlance.inference.answer;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.parlance.inference.brand.BrandProfile;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.Source;
import dev.parlance.inference.stream.TokenUsage;

import static dev.parlance.inference.KnownPassages.passage;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Citing}. */
class CitingTests {

    private static final List<Passage> GIVEN = List.of(passage("A", "a"), passage("B", "b"), passage("C", "c"),
            passage("D", "d"));

    private static final Manner GROUNDED = new Manner.Grounded();

    private static final Manner ASSISTING = new Manner.Assisting(BrandProfile.EMPTY);

    @Test
    void tellsSourcesOnceBeforeTheEnd() {
        List<Part> parts = all(GROUNDED, "It is ", "x [2].");

        assertThat(parts.getFirst()).isEqualTo(new Part.Start("m", null));
        assertThat(parts.subList(parts.size() - 2, parts.size()))
                .containsExactly(new Part.Usage(TokenUsage.NOTHING), new Part.End("stop"));
        assertThat(parts).filteredOn(Part.Sources.class::isInstance).hasSize(1);
        assertThat(text(parts)).isEqualTo("It is x [2].");
    }

    @Test
    void namesCitedPassagesInOrderOfMention() {
        assertThat(documents(all(GROUNDED, "x [3][1], y [3] [9]"))).containsExactly("C", "A");
    }

    @Test
    void namesBestPassagesWhenNoneIsCited() {
        assertThat(documents(all(GROUNDED, "x"))).containsExactly("A", "B", "C");
    }

    @Test
    void namesNoPassageWhenModelSaysThatNoneAnswers() {
        List<Part> parts = all(GROUNDED, "They do not say. [", "0", "]");

        assertThat(text(parts)).isEqualTo("They do not say. ");
        assertThat(documents(parts)).isEmpty();
    }

    @Test
    void keepsOtherBracketsAsTheyAre() {
        assertThat(text(all(GROUNDED, "a[", "b] [0", "1] [", "0x] end ["))).isEqualTo("a[b] [01] [0x] end [");
    }

    @Test
    void leavesTheTextOfAnAssistantAloneAndNamesOnlyWhatItCites() {
        assertThat(text(all(ASSISTING, "x = a[", "0]"))).isEqualTo("x = a[0]");
        assertThat(documents(all(ASSISTING, "x = a[0]"))).isEmpty();
        assertThat(documents(all(ASSISTING, "so they say [2]"))).containsExactly("B");
    }

    private static List<Part> all(Manner manner, String... texts) {
        Citing citing = new Citing(GIVEN, manner);
        List<Part> parts = new ArrayList<>(citing.of(new Part.Start("m", null)));
        for (String text : texts) {
            parts.addAll(citing.of(new Part.Delta(text)));
        }
        parts.addAll(citing.of(new Part.Usage(TokenUsage.NOTHING)));
        parts.addAll(citing.of(new Part.End("stop")));
        return parts;
    }

    private static String text(List<Part> parts) {
        return parts.stream().map(part -> part instanceof Part.Delta delta ? delta.text() : "").reduce("",
                String::concat);
    }

    private static List<String> documents(List<Part> parts) {
        return parts.stream().filter(Part.Sources.class::isInstance).map(Part.Sources.class::cast)
                .flatMap(found -> found.sources().stream()).map(Source::documentName).toList();
    }
}
