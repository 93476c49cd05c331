package dev.parlance.inference.extraction.language;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.tartarus.snowball.SnowballStemmer;

/** Cuts words down to what is compared, and remembers what it has cut. Not for use by several threads. */
final class Stems {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final SnowballStemmer stemmer;

    private final Map<String, String> irregular;

    private final Map<String, String> stems = new HashMap<>();

    Stems(SnowballStemmer stemmer, Map<String, String> irregular) {
        this.stemmer = stemmer;
        this.irregular = irregular;
    }

    /** Lower case, irregular forms made regular, cut to the stem, without accents. */
    String of(String word) {
        return stems.computeIfAbsent(word.toLowerCase(Locale.ROOT), this::make);
    }

    Set<String> known() {
        return Set.copyOf(stems.values());
    }

    private String make(String lower) {
        String word = irregular.getOrDefault(lower, lower);
        if (word.length() <= 2) {
            return fold(word);
        }
        stemmer.setCurrent(word);
        stemmer.stem();
        return fold(stemmer.getCurrent());
    }

    /** The same letters without accents. */
    static String fold(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 127) {
                return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("").replace("ß", "ss");
            }
        }
        return word;
    }
}
