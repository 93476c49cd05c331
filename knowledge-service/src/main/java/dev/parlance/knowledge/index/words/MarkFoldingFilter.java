package dev.parlance.knowledge.index.words;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Set;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Drops accents, points and invisible characters where leaving them out keeps the word readable. Indic and Southeast
 * Asian marks stay: there a mark is a vowel.
 */
final class MarkFoldingFilter extends TokenFilter {

    private static final Set<UnicodeScript> MARKS_ARE_OPTIONAL = EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC, UnicodeScript.ARABIC, UnicodeScript.HEBREW);

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    MarkFoldingFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!isAscii()) {
            var folded = fold(term.toString());
            term.setEmpty().append(folded);
        }
        return true;
    }

    static String fold(String word) {
        var folded = new StringBuilder(word.length());
        var script = UnicodeScript.COMMON;
        for (int letter : Normalizer.normalize(word, Form.NFD).codePoints().toArray()) {
            script = isMark(letter) ? script : UnicodeScript.of(letter);
            if (!isDispensable(letter, script)) {
                folded.appendCodePoint(letter == 'ς' ? 'σ' : letter);
            }
        }
        return Normalizer.normalize(folded, Form.NFC);
    }

    private static boolean isDispensable(int letter, UnicodeScript script) {
        return Character.getType(letter) == Character.FORMAT || isMark(letter) && MARKS_ARE_OPTIONAL.contains(script);
    }

    private static boolean isMark(int letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    private boolean isAscii() {
        for (int i = 0; i < term.length(); i++) {
            if (term.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
