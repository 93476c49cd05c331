package dev.parlance.inference.extraction.question;

/** The kind of thing that answers a question. */
public enum Sought {

    PERSON, TIME(true), DURATION(true), FREQUENCY, PLACE, COUNT(true), MONEY(true), PERCENT(true), COLOUR(
            true), QUANTITY(
                    true), EMAIL(true), PHONE(
                            true), WEB(true), ADDRESS(
                                    true), SYMBOL, TITLE, REASON, PROCEDURE, DEFINITION, LIST, POLAR, OPEN;

    private final boolean strict;

    Sought() {
        this(false);
    }

    Sought(boolean strict) {
        this.strict = strict;
    }

    /** True if a text that holds nothing of this kind cannot be the answer: no date, no answer to "when". */
    public boolean isStrict() {
        return strict;
    }

    /** True for ways to reach somebody: their look is so particular that it says much. */
    public boolean isContact() {
        return this == EMAIL || this == PHONE || this == WEB || this == ADDRESS;
    }

    /** True if several statements together may be the answer. */
    public boolean isPlural() {
        return this == LIST || this == PROCEDURE;
    }

    /** True if the answer is some number. */
    public boolean isNumeric() {
        return this == COUNT || this == MONEY || this == PERCENT || this == QUANTITY || this == DURATION;
    }
}
