package dev.parlance.knowledge.source.fetch;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;

import dev.parlance.knowledge.parsing.web.WebPage;

/**
 * A page or file as it is to be kept.
 *
 * @param name of the document
 * @param fingerprint SHA-256 of what it says; the same as long as no reader would see a difference
 * @param page what a page says of itself, absent for other files
 */
public record Copy(String name, byte[] content, byte[] fingerprint, @Nullable WebPage page) {

    private static final int PIECE = 1 << 20;

    /** What a page says of itself. */
    public Optional<WebPage> web() {
        return Optional.ofNullable(page);
    }

    /** The content in parts that are small enough to store one by one. */
    public Flux<byte[]> pieces() {
        return Flux.range(0, (content.length + PIECE - 1) / PIECE).map(this::piece);
    }

    private byte[] piece(int number) {
        return Arrays.copyOfRange(content, number * PIECE, Math.min(content.length, (number + 1) * PIECE));
    }
}
