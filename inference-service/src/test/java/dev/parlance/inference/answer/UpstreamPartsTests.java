package dev.parlance.inference.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.Source;

import static dev.parlance.inference.KnownPassages.passage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests for {@link UpstreamParts}. */
class UpstreamPartsTests {

    private static final List<Passage> GIVEN = List.of(passage("A", "a"), passage("B", "b"), passage("C", "c"),
            passage("D", "d"));

    private final UpstreamParts reader = new UpstreamParts("m", GIVEN, 40);

    @Test
    void beginsWithWhoAnswersAndEndsWithReason() {
        List<Part> parts = all("It is ", "x [2].");

        assertThat(parts.getFirst()).isEqualTo(new Part.Start("m", null));
        assertThat(parts.getLast()).isEqualTo(new Part.End("stop"));
        assertThat(text(parts)).isEqualTo("It is x [2].");
    }

    @Test
    void namesCitedPassagesInOrderOfMention() {
        assertThat(documents(all("x [3][1], y [3] [9]"))).containsExactly("C", "A");
    }

    @Test
    void namesBestPassagesWhenNoneIsCited() {
        assertThat(documents(all("x"))).containsExactly("A", "B", "C");
    }

    @Test
    void namesNoPassageWhenModelSaysThatNoneAnswers() {
        List<Part> parts = all("They do not say. [", "0", "]");

        assertThat(text(parts)).isEqualTo("They do not say. ");
        assertThat(documents(parts)).isEmpty();
    }

    @Test
    void keepsOtherBracketsAsTheyAre() {
        assertThat(text(all("a[", "b] [0", "1] [", "0x] end ["))).isEqualTo("a[b] [01] [0x] end [");
    }

    @Test
    void failsWhenUpstreamEndsWithoutSayingWhy() {
        reader.take(List.of(chunk("x")));

        assertThatThrownBy(reader::end).isInstanceOf(UpstreamFailure.class);
    }

    @Test
    void hasNotBegunBeforeThereIsText() {
        reader.take(List.of(chunk("")));

        assertThat(reader.hasBegun()).isFalse();
    }

    private List<Part> all(String... texts) {
        List<Part> parts = new ArrayList<>();
        for (String text : texts) {
            parts.addAll(reader.take(List.of(chunk(text))));
        }
        parts.addAll(reader
                .take(List.of(bytes("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"), bytes("[DONE]"))));
        parts.addAll(reader.end());
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

    private static byte[] chunk(String text) {
        return bytes("{\"choices\":[{\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
