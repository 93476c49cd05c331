package dev.parlance.knowledge.parsing.plain;

import static dev.parlance.knowledge.parsing.Reading.lines;
import static dev.parlance.knowledge.parsing.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.parlance.knowledge.parsing.Reading;

/** Tests for {@link JsonReader}. */
class JsonReaderTests {

    @Test
    void makesATableOfAlikeRecords() {
        assertThat(lines("a.json", "[{\"name\":\"Pen\",\"unitPrice\":2.5},{\"name\":\"Ink\",\"unitPrice\":4}]"))
                .containsExactly("= name | unit price", "| Pen | 2.5", "| Ink | 4");
    }

    @Test
    void leavesOutWhatOnlyMachinesRead() {
        String record = "{\"id\":\"%s\",\"box\":[[1.5,2.5],[3.5,4.5]],\"text\":\"%s\"}";
        String json = "[" + record.formatted("fb902c5b26b38e2d35a70a55d43a5de6", "Closed on Sunday") + ","
                + record.formatted("100233c72890df3d216e2bc2c36f7153", "Open on Monday") + "]";

        assertThat(lines("a.json", json)).containsExactly("Closed on Sunday", "Open on Monday");
    }

    @Test
    void rebuildsADocumentThatWasTakenApart() {
        String json = "[{\"type\":\"Title\",\"text\":\"Leave\"},{\"type\":\"NarrativeText\",\"text\":\"Thirty days.\"},"
                + "{\"type\":\"ListItem\",\"text\":\"paid\"}]";

        assertThat(lines("a.json", json)).containsExactly("# Leave", "Thirty days.", "- paid");
    }

    @Test
    void turnsNamesIntoHeadingsAndLabels() {
        assertThat(lines("a.json", "{\"company\":\"Acme\",\"office\":{\"city\":\"Oslo\",\"floors\":[1,2]}}"))
                .containsExactly("Company: Acme", "# Office", "City: Oslo", "Floors: 1, 2");
    }

    @Test
    void readsOneRecordALine() {
        assertThat(lines("a.jsonl", "{\"q\":\"Who?\",\"a\":\"Ann\"}\n{\"q\":\"When?\",\"a\":\"Now\"}\n"))
                .containsExactly("= q | a", "| Who? | Ann", "| When? | Now");
    }

    @Test
    void tellsWhereJsonIsBroken() {
        assertThat(refusal("a.json", "{\"a\": 1,\n \"b\": }"))
                .isEqualTo("broken_file: The JSON is not well formed near line 2.");
    }

    @Test
    void refusesBottomlessNesting() {
        assertThat(refusal("a.json", "[".repeat(100_000))).startsWith("too_large: ");
    }

    @Test
    void keepsFactsSharedByAllRecordsOnce() {
        String json = "[{\"n\":\"a\",\"p\":1,\"currency\":\"EUR\"},{\"n\":\"b\",\"p\":2,\"currency\":\"EUR\"},{\"n\":\"c\",\"p\":3,\"currency\":\"EUR\"}]";

        assertThat(Reading.lines("a.json", json)).startsWith("For all entries: currency: EUR", "= n | p");
    }
}
