package dev.parlance.inference.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link Extract#pieces()}. */
class PiecesTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "One", "The mill was built in 1834. [1]\nIt  stands.", "店の営業時間は10時から19時までです。 [1]"})
    void piecesMakeUpTheText(String text) {
        List<String> pieces = new Extract(true, text, List.of()).pieces();

        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece).isNotEmpty().hasSizeLessThan(20));
    }
}
