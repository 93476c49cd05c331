package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.List;

/** Makes whole paragraphs of those that were broken off by the end of a column or page, or by a table between. */
final class TextJoin {

    private static final int FURTHEST = 7;

    private static final String OPEN_END = "(?s).*[\\p{L}\\p{M}\\d,;)\\]–—\\-\\u2010\\u00ad\"”’%]";

    private final LineJoin join;

    TextJoin(LineJoin join) {
        this.join = join;
    }

    List<FlowElement> joined(List<FlowElement> elements) {
        List<FlowElement> result = new ArrayList<>(elements);
        for (int at = 0; at < result.size(); at++) {
            if (result.get(at) instanceof FlowElement.Text text && isOpen(text.prose())) {
                joinNext(result, at, text.prose());
            }
        }
        return result;
    }

    private void joinNext(List<FlowElement> elements, int at, TextBlock block) {
        for (int next = at + 1; next < Math.min(elements.size(), at + FURTHEST); next++) {
            boolean body = elements.get(next) instanceof FlowElement.Text text
                    && text.prose().size() > block.size() * 0.95
                    && text.prose().letters() > 40 && !Captions.isCaption(text.prose().text(join));
            if (elements.get(next) instanceof FlowElement.Text text && goesOn(block, text.prose(), next == at + 1)) {
                List<Row> lines = new ArrayList<>(block.lines());
                lines.addAll(text.prose().lines());
                elements.set(at, new FlowElement.Text(new TextBlock(lines, block.page())));
                elements.remove(next);
                return;
            }
            if (body) {
                return;
            }
        }
    }

    private boolean isOpen(TextBlock block) {
        return block.lines().size() > 1 && block.text(join).matches(OPEN_END) && block.letters() > 60;
    }

    private boolean goesOn(TextBlock block, TextBlock next, boolean adjacent) {
        boolean sameType = Math.abs(block.size() - next.size()) < 0.05 * block.size()
                && block.isBold() == next.isBold();
        boolean elsewhere = next.page() > block.page()
                ? next.page() - block.page() == 1
                : next.box().top() < block.box().bottom() || !adjacent;
        String text = next.text(join);
        boolean lower = !text.isEmpty() && Character.isLowerCase(text.codePointAt(0));
        boolean wide = adjacent && !text.isEmpty() && Writing.isUnspaced(text.codePointAt(0))
                && Writing.hasWideScript(block.lines());
        boolean hyphen = adjacent && block.lines().getLast().text().endsWith("-") && !text.isEmpty()
                && Character.isLetter(text.codePointAt(0));
        boolean midSentence = adjacent && next.letters() > 60 && !text.isEmpty()
                && Character.isLetterOrDigit(text.codePointAt(0))
                && block.lines().getLast().text().matches("(?s).*[\\p{Ll},;]") && !next.isItem();
        return sameType && elsewhere && (lower || wide || hyphen || midSentence);
    }
}
