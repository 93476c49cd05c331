package dev.parlance.inference.extraction;

/**
 * A chosen statement in the words of the answer.
 *
 * @param candidate what was chosen
 * @param text what the answer says
 * @param quote what the document says
 * @param differs true if another document answered before and this one answers differently
 */
record Finding(Candidate candidate, String text, String quote, boolean differs) {

    Passage passage() {
        return candidate.passage();
    }

    Finding differing(boolean other) {
        return new Finding(candidate, text, quote, other);
    }
}
