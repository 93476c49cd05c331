package dev.parlance.knowledge.parsing.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the characters and lines of a page with their places. */
final class PageScan extends PDFTextStripper {

    private static final int MOST_GLYPHS = 400_000;

    /** Drawings used within drawings; a few that use each other can stand for more than time is left in the world. */
    private static final int MOST_FORMS = 50_000;

    private final Map<Integer, List<TextPosition>> glyphs = new HashMap<>();

    private final Set<String> places = new HashSet<>();

    private final Set<TextPosition> white = Collections.newSetFromMap(new IdentityHashMap<>());

    private final PathWatcher paths;

    private int forms;

    PageScan() {
        this.paths = new PathWatcher(this);
        paths.operators().forEach(this::addOperator);
    }

    PageContent scan(PDDocument document, int number) throws IOException {
        forms = 0;
        glyphs.clear();
        places.clear();
        white.clear();
        PDPage page = document.getPage(number - 1);
        paths.begin(page.getCropBox());
        setStartPage(number);
        setEndPage(number);
        getText(document);
        return content(page, number);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        if (++forms <= MOST_FORMS) {
            super.showForm(form);
        }
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        if (++forms <= MOST_FORMS) {
            super.showTransparencyGroup(form);
        }
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        if (places.size() < MOST_GLYPHS && glyph.getUnicode() != null && isFirst(glyph)) {
            glyphs.computeIfAbsent(Math.floorMod(Math.round(glyph.getDir() / 90) * 90, 360),
                    direction -> new ArrayList<>())
                    .add(glyph);
            if (paths.isWhite() && getGraphicsState().getTextState().getRenderingMode() == RenderingMode.FILL) {
                white.add(glyph);
            }
        }
    }

    @Override
    protected void writePage() {
        places.clear();
    }

    /** Bold is sometimes drawn by setting a character twice, a hair apart. */
    private boolean isFirst(TextPosition glyph) {
        if (glyph.getUnicode().isBlank()) {
            return true;
        }
        long x = Math.round(glyph.getXDirAdj());
        long y = Math.round(glyph.getYDirAdj());
        for (long near = -1; near <= 1; near++) {
            if (places.contains(glyph.getUnicode() + (x + near) + "/" + y)) {
                return glyph.getWidthDirAdj() < 1.5;
            }
        }
        return places.add(glyph.getUnicode() + x + "/" + y);
    }

    private PageContent content(PDPage page, int number) {
        int main = glyphs.entrySet().stream().max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey).orElse(0);
        boolean upright = main % 180 == 0;
        double width = upright ? page.getCropBox().getWidth() : page.getCropBox().getHeight();
        double height = upright ? page.getCropBox().getHeight() : page.getCropBox().getWidth();
        List<TextPosition> readable = new ArrayList<>(glyphs.getOrDefault(main, List.of()));
        if (!white.isEmpty() && !PageImages.any(page)) {
            List<Box> areas = paths.areas(main);
            readable.removeIf(glyph -> white.contains(glyph) && isOnPaper(glyph, areas));
        }
        List<Word> words = new WordBuilder(readable).words();
        return new PageContent(number, width, height, words, sideways(main), Rule.joined(paths.rules(main)));
    }

    /** White on white: it only holds room, or is not meant for readers. */
    private static boolean isOnPaper(TextPosition glyph, List<Box> areas) {
        double x = glyph.getXDirAdj() + glyph.getWidthDirAdj() / 2;
        double y = glyph.getYDirAdj() - glyph.getYScale() * 0.25;
        return areas.stream().noneMatch(area -> area.contains(x, y));
    }

    private List<String> sideways(int main) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Integer, List<TextPosition>> written : glyphs.entrySet()) {
            if (written.getKey() != main) {
                Row.of(new WordBuilder(written.getValue()).words()).forEach(row -> lines.add(row.text()));
            }
        }
        return lines;
    }
}
