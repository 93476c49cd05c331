package dev.parlance.inference.extraction.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of one language that need no passage to be understood: grammar, words people use to ask, frequent words, numbers in letters,
 * and small groups of words that stand for one another. Read from {@code <language>.words} beside this class.
 */
public final class Vocabulary {

    private final Map<String, Set<String>> sections = new HashMap<>();

    private final Map<String, String> numbers = new HashMap<>();

    private final Map<String, String> irregular = new HashMap<>();

    private final Map<String, Set<String>> alike = new HashMap<>();

    private final Map<String, Set<String>> apart = new HashMap<>();

    private final Stems stems;

    private String section = "";

    private Vocabulary(Tongue tongue) {
        stems = stems(tongue);
    }

    static Vocabulary of(Tongue tongue) {
        Vocabulary vocabulary = new Vocabulary(tongue);
        String list = tongue.name().toLowerCase(Locale.ROOT) + ".words";
        Listing.lines(Vocabulary.class, list).forEach(vocabulary::take);
        return vocabulary;
    }

    Stems stems(Tongue tongue) {
        return new Stems(tongue.stemmer(), irregular);
    }

    /** True for a word that is only grammar ("the", "of", "which"). */
    public boolean isFunction(String word) {
        return in("function", word);
    }

    /** True for a word that says how the question is asked, not what about ("please", "according", "document"). */
    public boolean isAsking(String word) {
        return in("asking", word);
    }

    /** True for a word so frequent that finding it, or missing it, says little ("use", "year", "new"). */
    public boolean isCommon(String word) {
        return in("common", word);
    }

    /** True for a word that points back to the sentence before ("it", "they"). */
    public boolean isPronoun(String word) {
        return in("pronouns", word);
    }

    /** True for a word that names the row of a table which sums up the others. */
    public boolean isTotal(String word) {
        return in("totals", word);
    }

    /** True for a word that names a kind of answer, so that the answer itself may stand for it: a price for "cost", a date for "year". */
    public boolean namesKind(String kind, String word) {
        return in(kind.toLowerCase(Locale.ROOT), word);
    }

    /** All grammar words, for scripts where they are cut off rather than looked up. */
    public Set<String> functions() {
        return sections.getOrDefault("function", Set.of());
    }

    /** Stems of words that stand for the one with the given stem. */
    public Set<String> alike(String stem) {
        return alike.getOrDefault(stem, Set.of());
    }

    /** Stems of words that exclude the given one, where only one of them can be meant: for "north" south, east and west. */
    public Set<String> apart(String stem) {
        return apart.getOrDefault(stem, Set.of());
    }

    String numberOr(String word, String otherwise) {
        return numbers.getOrDefault(word, otherwise);
    }

    private boolean in(String name, String word) {
        return sections.getOrDefault(name, Set.of()).contains(word);
    }

    private void take(String line) {
        if (line.startsWith("[")) {
            section = line.substring(1, line.length() - 1);
            return;
        }
        List<String> words = line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
        switch (section) {
            case "numbers" -> takePairs(words, numbers);
            case "irregular" -> takePairs(words, irregular);
            case "same" -> takeGroup(words, alike);
            case "apart" -> takeGroup(words, apart);
            default -> takeWords(words);
        }
    }

    /** Accents are often left out when typing, so a word is known with and without them; "él" and "el" are two words, though. */
    private void takeWords(List<String> words) {
        Set<String> known = sections.computeIfAbsent(section, name -> new HashSet<>());
        known.addAll(words);
        if (!section.equals("pronouns")) {
            words.forEach(word -> known.add(Stems.fold(word)));
        }
    }

    private static void takePairs(List<String> pairs, Map<String, String> known) {
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            known.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private void takeGroup(List<String> words, Map<String, Set<String>> groups) {
        List<String> group = words.stream().map(stems::of).distinct().toList();
        for (String stem : group) {
            Set<String> others = groups.computeIfAbsent(stem, first -> new HashSet<>());
            others.addAll(group);
            others.remove(stem);
        }
    }
}
