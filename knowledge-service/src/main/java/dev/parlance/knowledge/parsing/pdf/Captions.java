package dev.parlance.knowledge.parsing.pdf;

import java.util.regex.Pattern;

/** Tells the lines that name a table or figure. */
final class Captions {

    private static final Pattern CAPTION = Pattern
            .compile("(?i)(?:table|tab\\.|tabelle|tableau|tabla|tabella|tabela|figure|fig\\.|abbildung|abb\\.|"
                    + "exhibit|chart|schedule|anlage|übersicht|表|図|그림|표)\\s*(?:[\\dIVXA-Z][\\d.\\-–\\s]*)(?:[.:\\s].*|$)");

    private Captions() {
    }

    static boolean isCaption(String line) {
        return CAPTION.matcher(line).matches();
    }
}
