package dev.parlance.inference.extraction.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.extraction.language.Listing;
import dev.parlance.inference.extraction.statement.Cell;
import dev.parlance.inference.extraction.statement.Statement;

/**
 * A property whose values have a look of their own, mostly a number with a unit: so a weight is told from a length, and a colour from both. The
 * list is {@code measures.patterns} beside this class.
 */
final class Measure {

    private static final List<Measure> ALL = load();

    private final String name;

    private final Pattern asking;

    private final Pattern unit;

    private final Pattern value;

    private Measure(String name, Map<String, String> parts) {
        this.name = name;
        this.asking = word(parts.getOrDefault("asks", ""));
        this.unit = word(parts.getOrDefault("unit", "(?!)"));
        String words = "(?<!\\p{L})(?:" + parts.getOrDefault("word", "(?!)") + ")(?!\\p{L})|"
                + parts.getOrDefault("sign", "(?!)");
        this.value = pattern("\\d\\s*(?:" + parts.getOrDefault("unit", "(?!)") + ")(?![\\p{L}\\d])|" + words);
    }

    /** The measure a question asks for, null if it asks for none. */
    static @Nullable Measure askedIn(String question) {
        String asked = question.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(measure -> measure.asking.matcher(asked).find()).findFirst().orElse(null);
    }

    boolean isIn(Statement statement) {
        return value.matcher(statement.text()).find() || statement.cells().stream().anyMatch(this::isUnitOf);
    }

    /** True for a column such as "Diameter (km)" over a number. */
    private boolean isUnitOf(Cell cell) {
        return cell.isNumeric() && unit.matcher(cell.column()).find();
    }

    boolean isNamedIn(Statement statement) {
        return asking.matcher(statement.text()).find();
    }

    /** "How high" asks for metres or for money. */
    boolean mayBeMoney() {
        return name.equals("LENGTH");
    }

    private static Pattern word(String words) {
        return pattern("(?<!\\p{L})(?:" + words + ")(?!\\p{L})");
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static List<Measure> load() {
        List<Measure> measures = new ArrayList<>();
        Listing.of(Measure.class, "measures.patterns")
                .forEach((name, lines) -> measures.add(new Measure(name, parts(lines))));
        return List.copyOf(measures);
    }

    private static Map<String, String> parts(List<String> lines) {
        Map<String, String> parts = new HashMap<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            parts.merge(line.substring(0, space), line.substring(space + 1), (known, more) -> known + "|" + more);
        }
        return parts;
    }
}
