package dev.parlance.inference.extraction.question;

import java.util.List;

/**
 * One unit of meaning in a question: a word, a name of several words, a number, a part number, or a stretch of a script without spaces.
 *
 * @param surface as written in the question
 * @param sort what it is
 * @param weight how much it matters before the passages are known: 1 for an ordinary word
 * @param forms what has to be found in a text, one for a word, several for names and for scripts compared by pairs
 * @param crux true if every answer without it would answer another question
 */
public record Term(String surface, Sort sort, double weight, List<String> forms, boolean crux) {

    private static final int MOST_FORMS = 12;

    /** What a term is. */
    public enum Sort {
        /** An ordinary word. */
        WORD,
        /** A word that names the kind of answer, so that the answer may stand for it: "cost", "year". */
        KIND,
        /** One or several capitalised words. */
        NAME,
        /** A number, or letters and digits together. */
        NUMBER,
        /** Characters of a script without spaces. */
        STRETCH
    }

    /** True for what tells one thing from its siblings: names, numbers and part numbers. */
    public boolean isKey() {
        return sort == Sort.NAME || sort == Sort.NUMBER;
    }

    public boolean isWord() {
        return sort == Sort.WORD || sort == Sort.KIND;
    }

    Term asCrux(double least) {
        return new Term(surface, sort, Math.max(weight, least), forms, true);
    }

    /** The same term with no more forms than a sensible one has. */
    Term bounded() {
        return forms.size() <= MOST_FORMS ? this : new Term(surface, sort, weight, forms.subList(0, MOST_FORMS), crux);
    }

    Term weighing(double factor) {
        return new Term(surface, sort, weight * factor, forms, crux);
    }
}
