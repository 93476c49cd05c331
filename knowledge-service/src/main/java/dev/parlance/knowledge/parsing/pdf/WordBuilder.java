package dev.parlance.knowledge.parsing.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;

import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.TextPosition;

/** Puts characters together to words by the room between them. */
final class WordBuilder {

    private static final double ASCENT = 0.78;

    private static final double DESCENT = 0.22;

    private static final double BOLD_WEIGHT = 600;

    private final List<TextPosition> glyphs;

    private final boolean spaced;

    private final IdentityHashMap<PDFont, Boolean> bold = new IdentityHashMap<>();

    private final List<Word> words = new ArrayList<>();

    private final StringBuilder text = new StringBuilder();

    private final List<TextPosition> open = new ArrayList<>();

    WordBuilder(List<TextPosition> glyphs) {
        this.glyphs = glyphs;
        long blanks = glyphs.stream().filter(WordBuilder::isBlank).count();
        this.spaced = blanks * 25 > glyphs.size();
    }

    List<Word> words() {
        for (List<TextPosition> line : lines()) {
            line.forEach(this::take);
            close();
        }
        return words;
    }

    /** Characters on one baseline, from left to right. */
    private List<List<TextPosition>> lines() {
        List<TextPosition> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(TextPosition::getYDirAdj));
        List<List<TextPosition>> lines = new ArrayList<>();
        double baseline = Double.NEGATIVE_INFINITY;
        for (TextPosition glyph : sorted) {
            if (glyph.getYDirAdj() - baseline > 0.12 * size(glyph) || lines.isEmpty()) {
                lines.add(new ArrayList<>());
                baseline = glyph.getYDirAdj();
            }
            lines.getLast().add(glyph);
        }
        lines.forEach(line -> line.sort(Comparator.comparingDouble(TextPosition::getXDirAdj)));
        return lines;
    }

    private void take(TextPosition glyph) {
        if (isBlank(glyph)) {
            close();
            return;
        }
        if (!open.isEmpty() && isApart(open.getLast(), glyph)) {
            close();
        }
        open.add(glyph);
        text.append(Normalizer.normalize(glyph.getUnicode(),
                isLigature(glyph) ? Normalizer.Form.NFKC : Normalizer.Form.NFC));
    }

    /** Where blanks are characters of their own, only a wide gap parts words; else a sixth of the type size does. */
    private boolean isApart(TextPosition before, TextPosition glyph) {
        double gap = glyph.getXDirAdj() - (before.getXDirAdj() + before.getWidthDirAdj());
        double size = Math.max(size(before), 1);
        boolean otherType = Math.abs(size(before) - size(glyph)) > size * 0.2;
        return gap > size * (spaced ? 0.21 : 0.16) || otherType || gap < -size * 1.5;
    }

    private void close() {
        if (!open.isEmpty()) {
            words.add(word());
        }
        open.clear();
        text.setLength(0);
    }

    private Word word() {
        TextPosition first = open.getFirst();
        TextPosition last = open.getLast();
        double size = open.stream().mapToDouble(WordBuilder::size).max().orElse(1);
        double baseline = first.getYDirAdj();
        double right = Math.max(last.getXDirAdj() + last.getWidthDirAdj(), first.getXDirAdj() + 0.1);
        Box box = new Box(first.getXDirAdj(), baseline - ASCENT * size, right, baseline + DESCENT * size);
        return new Word(text.toString(), box, baseline, size, open.stream().allMatch(this::isBold));
    }

    private static double size(TextPosition glyph) {
        double size = Math.round(glyph.getYScale() * 10) / 10.0;
        return size > 0.5 && size < 400 ? size : Math.max(glyph.getHeightDir() * 1.4, 1);
    }

    private static boolean isBlank(TextPosition glyph) {
        return glyph.getUnicode().isBlank() || glyph.getUnicode().equals("\u00a0");
    }

    private static boolean isLigature(TextPosition glyph) {
        int character = glyph.getUnicode().codePointAt(0);
        return (character >= 0xFB00 && character <= 0xFB06) || (character >= 0xF900 && character <= 0xFAFF);
    }

    private boolean isBold(TextPosition glyph) {
        PDFont font = glyph.getFont();
        return font != null && bold.computeIfAbsent(font, WordBuilder::isBold);
    }

    private static boolean isBold(PDFont font) {
        PDFontDescriptor descriptor = font.getFontDescriptor();
        String name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
        return name.matches(".*(?:bold|black|heavy|semibd|medi\\b|demi).*")
                || (descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= BOLD_WEIGHT));
    }
}
