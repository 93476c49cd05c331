package dev.parlance.knowledge.parsing.pdf;

/** What follows one another when the whole document is read: text or a table, page after page. */
sealed interface FlowElement {

    int page();

    /** A paragraph, heading or list entry. */
    record Text(TextBlock prose) implements FlowElement {

        @Override
        public int page() {
            return prose.page();
        }
    }

    /** A table with the line that names it, once found. */
    record Table(Part.Table table, String caption, int page) implements FlowElement {

        Table captioned(String line) {
            return new Table(table, line, page);
        }
    }
}
