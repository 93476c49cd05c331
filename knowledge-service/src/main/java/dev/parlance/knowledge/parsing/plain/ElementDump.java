package dev.parlance.knowledge.parsing.plain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.parlance.knowledge.parsing.Draft;

/** A list of records that is a document taken apart: each says what it was (a title, a list item) and its text. */
final class ElementDump {

    private static final Set<String> KIND_NAMES = Set.of("type", "category", "kind", "role", "tag", "label",
            "element type");

    private static final Set<String> TEXT_NAMES = Set.of("text", "content", "body", "value");

    private static final Set<String> HEADINGS = Set.of("title", "heading", "header", "headline", "subtitle",
            "section header",
            "sectionheader", "h1", "h2", "h3", "h4");

    private static final Set<String> ITEMS = Set.of("listitem", "list item", "list_item", "bullet", "li");

    private static final Set<String> PROSE = Set.of("narrativetext", "narrative text", "paragraph", "text", "p",
            "uncategorizedtext",
            "figurecaption", "caption", "footnote", "footer", "pagefooter", "page_footer", "table", "address");

    private final List<Map<String, String>> records;

    private final String kindName;

    private final String textName;

    private ElementDump(List<Map<String, String>> records, String kindName, String textName) {
        this.records = records;
        this.kindName = kindName;
        this.textName = textName;
    }

    static Optional<ElementDump> of(JsonRecords records) {
        Optional<String> kind = records.names().stream().filter(KIND_NAMES::contains).findFirst();
        Optional<String> text = records.names().stream().filter(TEXT_NAMES::contains).findFirst();
        if (kind.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ElementDump(records.all(), kind.get(), text.get())).filter(ElementDump::isDump);
    }

    void write(Draft draft) {
        records.forEach(element -> write(element, draft));
    }

    private void write(Map<String, String> element, Draft draft) {
        String kind = kind(element);
        String text = element.getOrDefault(textName, "");
        if (HEADINGS.contains(kind)) {
            draft.heading(kind.matches("h[2-4]") ? kind.charAt(1) - '0' : 1, text, null);
        } else if (ITEMS.contains(kind)) {
            draft.item(text, null);
        } else {
            draft.paragraph(text, null);
        }
    }

    private boolean isDump() {
        long known = records.stream().map(this::kind)
                .filter(kind -> HEADINGS.contains(kind) || ITEMS.contains(kind) || PROSE.contains(kind)).count();
        return known * 2 > records.size();
    }

    private String kind(Map<String, String> element) {
        return element.getOrDefault(kindName, "").toLowerCase(Locale.ROOT);
    }
}
