package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** What the styles of a Word file say about paragraphs set in them. */
final class WordStyles {

    private static final int LONGEST_CHAIN = 12;

    private record Style(String name, @Nullable String basedOn, int outline, boolean bold,
            WordNumbering.@Nullable Place place) {}

    private final Map<String, Style> styles = new HashMap<>();

    static WordStyles of(WordPackage word) throws IOException {
        WordStyles styles = new WordStyles();
        for (String part : word.parts("styles")) {
            try (OfficeXml xml = word.open(part)) {
                while (xml.nextWithin(0)) {
                    if (xml.name().equals("style")) {
                        styles.read(xml);
                    }
                }
            }
        }
        return styles;
    }

    /** The heading level of a style, from 1, if it is one of headings. */
    OptionalInt headingLevel(@Nullable String style) {
        int outline = inherited(style, each -> each.outline() >= 0, -1);
        String name = name(style);
        if (name.matches("(?:heading|überschrift|titre|título|rubrik|kop|title) ?[1-9]")) {
            return OptionalInt.of(name.charAt(name.length() - 1) - '0');
        }
        return name.equals("title")
                ? OptionalInt.of(1)
                : outline >= 0 && outline < 9 ? OptionalInt.of(outline + 1) : OptionalInt.empty();
    }

    boolean isTitle(@Nullable String style) {
        return name(style).equals("title");
    }

    /** Whether paragraphs of this style make up a table of contents. */
    boolean isContents(@Nullable String style) {
        return name(style).matches("(?:toc|table of figures|verzeichnis)\\b.*");
    }

    boolean isList(@Nullable String style) {
        return name(style).matches("list\\b.*");
    }

    boolean isBold(@Nullable String style) {
        return inherited(style, Style::bold, 0) >= 0 && find(style, Style::bold) != null;
    }

    WordNumbering.@Nullable Place place(@Nullable String style) {
        Style found = find(style, each -> each.place() != null);
        return found == null ? null : found.place();
    }

    private int inherited(@Nullable String style, Predicate<Style> wanted, int otherwise) {
        Style found = find(style, wanted);
        return found == null ? otherwise : found.outline();
    }

    private @Nullable Style find(@Nullable String id, Predicate<Style> wanted) {
        Style style = id == null ? null : styles.get(id);
        for (int step = 0; style != null && step < LONGEST_CHAIN; step++) {
            if (wanted.test(style)) {
                return style;
            }
            style = style.basedOn() == null ? null : styles.get(style.basedOn());
        }
        return null;
    }

    private String name(@Nullable String id) {
        Style style = id == null ? null : styles.get(id);
        return style == null ? "" : style.name();
    }

    private void read(OfficeXml xml) throws IOException {
        String id = xml.attribute("styleId");
        String name = "";
        String basedOn = null;
        int outline = -1;
        boolean bold = false;
        int number = -1;
        int level = 0;
        int start = xml.depth();
        while (xml.nextWithin(start)) {
            switch (xml.name()) {
                case "name" -> name = String.valueOf(xml.attribute("val")).toLowerCase(Locale.ROOT);
                case "basedOn" -> basedOn = xml.attribute("val");
                case "outlineLvl" -> outline = xml.number("val", -1);
                case "b" -> bold = xml.isOn();
                case "numId" -> number = xml.number("val", -1);
                case "ilvl" -> level = xml.number("val", 0);
                default -> {
                }
            }
        }
        if (id != null) {
            styles.put(id, new Style(name, basedOn, outline, bold,
                    number < 0 ? null : new WordNumbering.Place(number, level)));
        }
    }
}
