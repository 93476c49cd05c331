package dev.parlance.inference.extraction;

import static dev.parlance.inference.extraction.Passages.passage;
import static dev.parlance.inference.extraction.Passages.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Tests for {@link Extractor} on tables and fields. */
class TableAnswerTests {

    private static final List<Passage> PORTS = text("Cargo by port, in thousand tonnes",
            "Port: Arden | 2021: 410 | 2022: 433 | Berths: 12", "Port: Bellmouth | 2021: 388 | 2022: 371 | Berths: 9",
            "Port: Corrie | 2021: 95 | 2022: 120 | Berths: 4", "Port: Total | 2021: 893 | 2022: 924 | Berths: 25");

    private final Extractor extractor = new Extractor();

    @Test
    void answersWithTheCellOfRowAndColumn() {
        assertThat(extractor.answer("How many berths does Corrie have?", PORTS).text()).startsWith("Corrie — Berths: 4")
                .doesNotContain("Arden");
    }

    @Test
    void findsTheRowByItsValues() {
        assertThat(extractor.answer("Which port had 388 in 2021 and 371 in 2022?", PORTS).text())
                .isEqualTo("Bellmouth — 2021: 388, 2022: 371, Berths: 9 [1]");
    }

    @Test
    void comparesRowsWhenAskedForTheMost() {
        assertThat(extractor.answer("Which port has the most berths?", PORTS).text()).contains("Arden — Berths: 12")
                .doesNotContain("Total");
        assertThat(extractor.answer("Which port has the fewest berths?", PORTS).text()).contains("Corrie — Berths: 4");
    }

    @Test
    void takesTheSumWhereNoRowIsNamed() {
        assertThat(extractor.answer("How much cargo was there in 2022?", PORTS).text()).contains("Total — 2022: 924");
    }

    @Test
    void saysWhatTheTableIsAboutWhereTheRowDoesNot() {
        assertThat(extractor.answer("How much cargo did Arden have in 2022?", PORTS).text())
                .startsWith("Cargo by port, in thousand tonnes: Arden — 2022: 433");
    }

    @Test
    void knowsNoRowThatIsNotThere() {
        assertThat(extractor.answer("How many berths does Dunmore have?", PORTS).found()).isFalse();
    }

    @Test
    void knowsNoColumnThatIsNotThere() {
        assertThat(extractor.answer("How many cranes does Arden have?", PORTS).found()).isFalse();
        assertThat(extractor.answer("How much cargo did Arden have in 1998?", PORTS).found()).isFalse();
    }

    @Test
    void saysAPairOfNameAndValuePlainly() {
        List<Passage> passages = text("Property: Weight | Value: 2.4 kg", "Property: Colour | Value: red");

        assertThat(extractor.answer("What is the weight?", passages).text()).isEqualTo("Weight: 2.4 kg [1]");
    }

    @Test
    void keepsAPartNumberWhole() {
        List<Passage> passages = text("Part: AX-310 | Price: $14.00", "Part: AX-311 | Price: $19.50",
                "Part: BX-310 | Price: $12.25");

        assertThat(extractor.answer("What is the price of AX-310?", passages).text()).contains("$14.00")
                .doesNotContain("19.50", "12.25");
    }

    @Test
    void answersWithAField() {
        List<Passage> passages = List.of(passage("report.pdf", "Stock report", "Report date: 2024-03-02",
                "Checked by: Lena Brook", "Place: Hall 7"));

        assertThat(extractor.answer("Who checked the stock report?", passages).text())
                .isEqualTo("Checked by: Lena Brook [1]");
    }

    @Test
    void tellsAWeightFromALength() {
        List<Passage> passages = text("The ray is 2 metres long and lives near the coast.",
                "An adult ray weighs 90 kg.");

        assertThat(extractor.answer("How heavy is an adult ray?", passages).text())
                .startsWith("An adult ray weighs 90 kg.");
    }

    @Test
    void showsBothTablesThatNameTheSameThing() {
        List<Passage> passages = List.of(
                passage("loans.pdf", null, "Loans for study, first degree", "Subject: Law | Average loan: 9,000",
                        "Subject: Arts | Average loan: 7,000"),
                passage("loans.pdf", null, "Loans for study, second degree",
                        "Subject: Law | Average loan (second): 21,000",
                        "Subject: Arts | Average loan (second): 16,000"));

        assertThat(extractor.answer("What was the average loan for law study?", passages).text()).contains("9,000",
                "21,000");
    }
}
