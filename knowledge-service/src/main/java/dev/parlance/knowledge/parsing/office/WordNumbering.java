package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Counts numbered paragraphs as Word does when it draws their numbers, which stand nowhere in the text. */
final class WordNumbering {

    /** Where a paragraph is in which list; levels count from 0. */
    record Place(int list, int level) {}

    private static final class Level {

        String format = "decimal";

        String text = "";

        int start = 1;
    }

    private static final int DEEPEST = 9;

    private final Map<Integer, Map<Integer, Level>> definitions = new HashMap<>();

    private final Map<Integer, Integer> definitionOfList = new HashMap<>();

    private final Map<Integer, TreeMap<Integer, Integer>> counters = new HashMap<>();

    static WordNumbering of(WordPackage word) throws IOException {
        WordNumbering numbering = new WordNumbering();
        for (String part : word.parts("numbering")) {
            try (OfficeXml xml = word.open(part)) {
                numbering.read(xml);
            }
        }
        return numbering;
    }

    /** The number Word draws before the next paragraph at this place; empty for bullets and places without one. */
    String next(Place place) {
        Level level = level(place);
        if (level == null) {
            return "";
        }
        TreeMap<Integer, Integer> counts = counters.computeIfAbsent(definitionOfList.getOrDefault(place.list(), -1),
                definition -> new TreeMap<>());
        counts.tailMap(place.level(), false).clear();
        counts.merge(place.level(), level.start, (count, first) -> count + 1);
        return isBullet(place) ? "" : drawn(place, level, counts);
    }

    boolean isBullet(Place place) {
        Level level = level(place);
        return level != null && level.format.matches("bullet|none");
    }

    private String drawn(Place place, Level level, Map<Integer, Integer> counts) {
        String text = level.text;
        for (int upper = 0; upper <= place.level(); upper++) {
            Level format = level(new Place(place.list(), upper));
            int count = counts.getOrDefault(upper, 1);
            text = text.replace("%" + (upper + 1), format == null ? "" : Numerals.write(count, format.format));
        }
        return text.strip();
    }

    private @Nullable Level level(Place place) {
        Map<Integer, Level> levels = definitions.get(definitionOfList.getOrDefault(place.list(), -1));
        return levels == null ? null : levels.get(Math.min(place.level(), DEEPEST));
    }

    private void read(OfficeXml xml) throws IOException {
        int definition = -1;
        int list = -1;
        Level level = new Level();
        while (xml.nextWithin(0)) {
            switch (xml.name().toLowerCase(Locale.ROOT)) {
                case "abstractnum" -> definition = xml.number("abstractNumId", -1);
                case "lvl" -> {
                    level = new Level();
                    definitions.computeIfAbsent(definition, id -> new HashMap<>()).putIfAbsent(xml.number("ilvl", 0),
                            level);
                }
                case "start" -> level.start = xml.number("val", 1);
                case "numfmt" -> level.format = String.valueOf(xml.attribute("val"));
                case "lvltext" -> level.text = String.valueOf(xml.attribute("val"));
                case "num" -> {
                    list = xml.number("numId", -1);
                    definition = -1 - list;
                }
                case "abstractnumid" -> definitionOfList.put(list, xml.number("val", -1));
                default -> {
                }
            }
        }
    }
}
