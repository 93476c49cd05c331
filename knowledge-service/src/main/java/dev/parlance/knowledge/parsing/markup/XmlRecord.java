package dev.parlance.knowledge.parsing.markup;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.parlance.knowledge.parsing.FieldName;

/**
 * An element that only holds short named values, however deep.
 *
 * @param name what the element is called
 * @param fields label to value, in the order of the file
 */
record XmlRecord(String name, Map<String, String> fields) {

    private static final int LONGEST_FIELD = 400;

    static Optional<XmlRecord> of(XmlElement element, int longest) {
        if (element.isLeaf() || !isFlat(element) || element.text().length() > longest || element.text().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        element.children().forEach(child -> collect(child, fields));
        return Optional.of(new XmlRecord(FieldName.label(element.name()), fields));
    }

    String line() {
        return name + " – " + fields.entrySet().stream().map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Parts that come several times and have parts themselves are records of their own. */
    private static boolean isFlat(XmlElement element) {
        Set<String> parts = new HashSet<>();
        return !element.hasWords() && element.children().stream().allMatch(XmlRecord::isField)
                && element.children().stream()
                        .allMatch(child -> child.isLeaf() || isName(child) || parts.add(child.name()));
    }

    /** The values under these labels, empty where there is none. */
    List<String> values(List<String> labels) {
        return labels.stream().map(label -> fields.getOrDefault(label, "")).toList();
    }

    private static boolean isField(XmlElement child) {
        boolean simple = child.isLeaf() || (child.isMixed() && !XmlNames.standsAlone(child)) || isFlat(child);
        return simple && child.text().length() <= LONGEST_FIELD && !XmlNames.standsAlone(child);
    }

    private static void collect(XmlElement element, Map<String, String> fields) {
        boolean whole = element.isLeaf() || element.isMixed() || isName(element);
        if (whole) {
            String text = element.text();
            if (!text.isEmpty()) {
                fields.merge(FieldName.spoken(element.name()), text, XmlRecord::both);
            }
        } else {
            element.children().forEach(child -> collect(child, fields));
        }
    }

    private static String both(String first, String second) {
        return ("; " + first + "; ").contains("; " + second + "; ") ? first : first + "; " + second;
    }

    /** First and last name, or day and month, are one value. */
    private static boolean isName(XmlElement element) {
        return element.name().matches("(?i).*(?:name|date|period)") && element.text().length() <= 60;
    }
}
