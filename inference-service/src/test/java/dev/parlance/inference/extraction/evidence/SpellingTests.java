package dev.parlance.inference.extraction.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link Spelling}. */
class SpellingTests {

    @ParameterizedTest
    @CsvSource({"harbuor, harbour, true", "harbor, harbour, true", "harbuur, harbour, true", "lantern, lateral, false",
            "cat, car, false",
            "station, stations, true", "statute, station, false"})
    void forgivesOneSlipInALongWord(String written, String meant, boolean close) {
        assertThat(Spelling.isClose(written, meant)).isEqualTo(close);
    }

    @ParameterizedTest
    @CsvSource({"preis, listenpreis, true", "liste, listenpreis, true", "reis, listenpreis, false",
            "preis, preise, false"})
    void seesPartsOfCompounds(String part, String compound, boolean inside) {
        assertThat(Spelling.isPartOf(part, compound)).isEqualTo(inside);
    }
}
