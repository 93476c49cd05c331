package dev.parlance.inference.extraction.language;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Guesses the language of a question by its script, its letters and its grammar words. */
public final class Tongues {

    private static final Pattern WORD_GAP = Pattern.compile("[^\\p{L}\\p{M}]+");

    private static final Tongue[] BY_WORDS = {Tongue.ENGLISH, Tongue.PORTUGUESE, Tongue.SPANISH, Tongue.GERMAN,
            Tongue.FRENCH,
            Tongue.ITALIAN, Tongue.DUTCH};

    private Tongues() {
    }

    /** The language of the question; where its words do not tell, that of the sample; English where neither does. */
    public static Tongue of(String question, String sample) {
        Tongue paired = byScript(question);
        if (paired != null) {
            return paired;
        }
        Tongue tongue = byWords(question);
        if (tongue == null) {
            tongue = byWords(sample);
        }
        return tongue == null ? Tongue.ENGLISH : tongue;
    }

    private static @Nullable Tongue byScript(String text) {
        if (text.chars().anyMatch(c -> Script.isHangul((char) c))) {
            return Tongue.KOREAN;
        }
        if (text.chars().anyMatch(c -> Script.isKana((char) c))) {
            return Tongue.JAPANESE;
        }
        if (text.chars().anyMatch(c -> Script.isHan((char) c))) {
            return Tongue.CHINESE;
        }
        return text.chars().anyMatch(c -> Script.isCyrillic((char) c)) ? Tongue.RUSSIAN : null;
    }

    private static @Nullable Tongue byWords(String text) {
        String[] words = WORD_GAP.split(text.toLowerCase(Locale.ROOT));
        Tongue best = null;
        double most = 0.9;
        for (Tongue tongue : BY_WORDS) {
            double points = points(tongue, words) + letters(tongue, text);
            if (points > most) {
                most = points;
                best = tongue;
            }
        }
        return best;
    }

    private static double points(Tongue tongue, String[] words) {
        double points = 0;
        for (String word : words) {
            points += tongue.vocabulary().isFunction(word) ? 1 : 0;
            points += tongue.vocabulary().isAsking(word) || tongue.vocabulary().isCommon(word) ? 0.5 : 0;
        }
        return points;
    }

    private static double letters(Tongue tongue, String text) {
        String own = switch (tongue) {
            case PORTUGUESE -> "ãõç";
            case SPANISH -> "ñ¿¡";
            case GERMAN -> "ßäöü";
            case FRENCH -> "çèêœàù";
            case ITALIAN -> "òìù";
            default -> "";
        };
        return own.chars().anyMatch(c -> text.indexOf(c) >= 0) ? 1 : 0;
    }
}
