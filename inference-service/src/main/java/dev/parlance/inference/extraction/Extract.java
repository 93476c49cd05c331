package dev.parlance.inference.extraction;

import java.util.List;

/**
 * An answer made of what the passages say.
 *
 * @param found false if the passages hold no answer; the text then says so
 * @param text the answer, strongest statement first, with markers such as {@code [1]} after what they support
 * @param citations what the markers stand for, in the order of their numbers
 */
public record Extract(boolean found, String text, List<Citation> citations) {

    /** The text in small pieces for streaming; joined they are the text. */
    public List<String> pieces() {
        return Pieces.of(text);
    }
}
