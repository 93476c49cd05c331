package dev.parlance.knowledge.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reactor.test.StepVerifier;

import dev.parlance.knowledge.parsing.web.RobotsDirectives;
import dev.parlance.knowledge.source.fetch.Fetched.Page;

/** Tests for {@link BlockingCopies}. */
class BlockingCopiesTests {

    private final BlockingCopies copies = new BlockingCopies();

    @Test
    void callsPageByItsTitle() {
        assertThat(copy("<html><head><title> Herons </title></head><body>x</body></html>", "html", null).name())
                .isEqualTo("Herons");
        assertThat(copy("<html><body>x</body></html>", "html", null).name()).isEqualTo("https://example.org/a/b.csv");
    }

    @ParameterizedTest
    @CsvSource({"csv, , b.csv", "pdf, Prices, Prices.pdf", "csv, Prices.csv, Prices.csv"})
    void givesFilesAnEnding(String ending, String given, String name) {
        assertThat(copy("x", ending, given).name()).isEqualTo(name);
    }

    @Test
    void keepsItsFingerprintWhereNoReaderSeesAChange() {
        byte[] one = copy("<html><body>Words<script>let nonce = 1</script></body></html>", "html", null).fingerprint();
        byte[] two = copy("<html><body><b>Words</b><script>let nonce = 2</script></body></html>", "html", null)
                .fingerprint();

        assertThat(two).isEqualTo(one);
        assertThat(copy("<html><body>Other words</body></html>", "html", null).fingerprint()).isNotEqualTo(one);
    }

    @Test
    void saysInTheContentWhatTheServerSaidOfItsCharacters() {
        byte[] latin = "<html><title>Caf\u00e9</title></html>".getBytes(Charset.forName("windows-1252"));

        Copy copy = copies.of(page(latin, "html", "windows-1252"), null).share().block();

        assertThat(copy.name()).isEqualTo("Caf\u00e9");
        assertThat(new String(copy.content(), StandardCharsets.UTF_8)).startsWith("\uFEFF<html>");
    }

    @Test
    void makesPartsOfPagesPages() {
        assertThat(new String(copy("<div>Words</div>", "html", null).content(), StandardCharsets.UTF_8))
                .isEqualTo("<!doctype html>\n<div>Words</div>");
    }

    @Test
    void cutsWhatIsLarge() {
        Copy large = new Copy("x", new byte[(1 << 21) + 5], new byte[0], null);

        StepVerifier.create(large.pieces().map(piece -> piece.length)).expectNext(1 << 20, 1 << 20, 5).verifyComplete();
    }

    private Copy copy(String content, String ending, String given) {
        return copies.of(page(content.getBytes(StandardCharsets.UTF_8), ending, null), given).share().block();
    }

    private static Page page(byte[] content, String ending, String charset) {
        return new Page(URI.create("https://example.org/a/b.csv"), ending, charset, content,
                RobotsDirectives.of(List.of()));
    }
}
