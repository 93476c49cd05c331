package dev.parlance.inference.extraction.wording;

import dev.parlance.inference.extraction.evidence.Candidate;

/**
 * A chosen statement in the words of the answer.
 *
 * @param candidate what was chosen
 * @param text what the answer says
 * @param quote what the document says
 * @param differs true if another document answered before and this one answers differently
 */
public record Finding(Candidate candidate, String text, String quote, boolean differs) {

    public String document() {
        return candidate.document();
    }

    Finding differing(boolean other) {
        return new Finding(candidate, text, quote, other);
    }
}
