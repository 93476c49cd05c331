package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.List;

/** Gives tables the line above or below that names them. */
final class CaptionSearch {

    private static final int LONGEST_CAPTION = 500;

    private static final int LONGEST_UNMARKED = 120;

    private static final double NEAR = 2.6;

    private final LineJoin join;

    CaptionSearch(LineJoin join) {
        this.join = join;
    }

    List<FlowElement> captioned(List<FlowElement> elements) {
        List<FlowElement> result = new ArrayList<>(elements);
        for (int at = 0; at < result.size(); at++) {
            if (result.get(at) instanceof FlowElement.Table table) {
                at = caption(result, at, table);
            }
        }
        return result;
    }

    /** Takes the caption out of the text and tells where the table stands now. */
    private int caption(List<FlowElement> elements, int at, FlowElement.Table table) {
        if (at > 0 && elements.get(at - 1) instanceof FlowElement.Text above && names(above.prose(), table)) {
            elements.set(at, table.captioned(above.prose().text(join)));
            elements.remove(at - 1);
            return at - 1;
        }
        if (at + 1 < elements.size() && elements.get(at + 1) instanceof FlowElement.Text below
                && isMarked(below.prose(), table)) {
            elements.set(at, table.captioned(below.prose().text(join)));
            elements.remove(at + 1);
        }
        return at;
    }

    private boolean names(TextBlock block, FlowElement.Table table) {
        if (isMarked(block, table)) {
            return true;
        }
        String text = block.text(join);
        double gap = table.table().box().top() - block.box().bottom();
        boolean above = Math.abs(block.box().centerX() - table.table().box().centerX()) < table.table().box().width();
        return block.page() == table.page() && text.length() <= LONGEST_UNMARKED && block.lines().size() < 3
                && !block.isItem()
                && !text.matches("(?s).*[.;,]") && above && gap < NEAR * block.size() && gap > -block.size();
    }

    private boolean isMarked(TextBlock block, FlowElement.Table table) {
        String text = block.text(join);
        return block.page() == table.page() && text.length() <= LONGEST_CAPTION && Captions.isCaption(text);
    }
}
