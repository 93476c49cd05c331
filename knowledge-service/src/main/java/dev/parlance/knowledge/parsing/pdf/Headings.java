package dev.parlance.knowledge.parsing.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Tells headings from other text: larger than the text of the document, or short, alone and bold, numbered or ending in a colon. */
final class Headings {

    private static final double LARGER = 1.12;

    private static final int LONGEST = 200;

    private static final int MOST_SIZES = 4;

    private static final String NUMBERED = "(?s)(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}\\.?|[IVX]{1,5}\\.|(?i:chapter|section|part|article|kapitel|abschnitt|teil)\\s+[\\dIVX]{1,4}\\.?:?)\\s+\\p{Lu}.*";

    private static final String LABEL = "(?s)\\p{Lu}[\\p{L}\\p{M}]*(?:\\s(?:\\p{Lu}[\\p{L}\\p{M}-]*|[\\p{L}\\p{M}]{1,3}|&)){0,5}:";

    private final List<FlowElement> elements;

    private final LineJoin join;

    private final double body;

    private final boolean mostlyBold;

    private final TreeSet<Long> sizes = new TreeSet<>();

    Headings(List<FlowElement> elements, LineJoin join) {
        this.elements = elements;
        this.join = join;
        List<TextBlock> texts = elements.stream().filter(FlowElement.Text.class::isInstance)
                .map(element -> ((FlowElement.Text) element).prose())
                .toList();
        this.body = bodySize(texts);
        this.mostlyBold = texts.stream().filter(TextBlock::isBold).mapToInt(TextBlock::letters).sum() * 2 > texts
                .stream().mapToInt(TextBlock::letters).sum();
        texts.stream().filter(this::isLarge).forEach(block -> sizes.add(step(block.size())));
    }

    /** The level of the element as a heading, from 1; 0 if it is none. */
    int level(int at) {
        if (!(elements.get(at) instanceof FlowElement.Text text) || !mayBe(text.prose())) {
            return 0;
        }
        TextBlock block = text.prose();
        if (isLarge(block)) {
            return Math.min(MOST_SIZES, sizes.tailSet(step(block.size()), false).size() + 1);
        }
        int below = Math.min(MOST_SIZES, sizes.size()) + 1;
        if (block.isBold() && !mostlyBold && block.lines().size() < 3 && !block.text(join).matches("(?s).*[.;,]")) {
            return below;
        }
        return isNumbered(block) ? below : isLabel(block) ? below + 1 : 0;
    }

    private boolean mayBe(TextBlock block) {
        String text = block.text(join);
        long letters = text.codePoints().filter(Character::isLetter).count();
        return text.length() <= LONGEST && letters > 1 && letters * 3 > text.length() && !block.isItem()
                && !Captions.isCaption(text) && !Leaders.endIn(text) && !text.contains("@") && block.lines().size() < 5;
    }

    private boolean isLarge(TextBlock block) {
        return block.size() >= body * LARGER && block.letters() <= LONGEST && mayBe(block);
    }

    private boolean isNumbered(TextBlock block) {
        String text = block.text(join);
        return block.lines().size() == 1 && text.length() < 100 && text.matches(NUMBERED)
                && !text.matches("(?s).*[.;,:]");
    }

    private boolean isLabel(TextBlock block) {
        return block.lines().size() == 1 && block.size() > body * 0.97 && block.text(join).matches(LABEL);
    }

    private static long step(double size) {
        return Math.round(size);
    }

    private static double bodySize(List<TextBlock> texts) {
        Map<Long, Integer> letters = new HashMap<>();
        texts.forEach(block -> letters.merge(Math.round(block.size() * 4), block.letters(), Integer::sum));
        return letters.entrySet().stream().max(Map.Entry.comparingByValue()).map(entry -> entry.getKey() / 4.0)
                .orElse(10.0);
    }
}
