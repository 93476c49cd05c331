package dev.parlance.knowledge.parsing.office;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.apache.poi.sl.usermodel.GroupShape;
import org.apache.poi.sl.usermodel.Notes;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.SimpleShape;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.TableCell;
import org.apache.poi.sl.usermodel.TableShape;
import org.apache.poi.sl.usermodel.TextParagraph;
import org.apache.poi.sl.usermodel.TextRun;
import org.apache.poi.sl.usermodel.TextShape;
import org.apache.poi.xslf.usermodel.XSLFDiagram;
import org.apache.poi.xslf.usermodel.XSLFGraphicFrame;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.Spacing;

/** Writes one slide down: its title, its shapes from top to bottom, its speaker notes. */
final class SlideBlocks {

    private static final double SAME_HEIGHT = 20;

    private final Draft draft;

    private final Draft content;

    private final Slide<?, ?> slide;

    private final ParsingLimits limits;

    private final int number;

    private final String title;

    SlideBlocks(Draft draft, Slide<?, ?> slide, ParsingLimits limits) {
        this.draft = draft;
        this.content = new Draft(limits);
        this.slide = slide;
        this.limits = limits;
        this.number = slide.getSlideNumber();
        this.title = title(slide);
    }

    private static String title(Slide<?, ?> slide) {
        String given = Spacing.oneLine(Objects.requireNonNullElse(slide.getTitle(), ""));
        return !given.isEmpty()
                ? given
                : slide.getShapes().stream()
                        .filter(shape -> shape instanceof TextShape<?, ?> text
                                && text.getPlaceholder() == Placeholder.CENTERED_TITLE)
                        .map(shape -> words((TextShape<?, ?>) shape)).findFirst().orElse("");
    }

    /** A slide that holds nothing but pictures is passed over: its number alone says nothing. */
    void write() {
        sorted(slide.getShapes()).forEach(this::shape);
        notes();
        List<Block> blocks = content.finish(null).blocks();
        if (!title.isEmpty() || !blocks.isEmpty()) {
            draft.heading(1, title.isEmpty() ? "Slide " + number : title, number);
            blocks.forEach(draft::add);
        }
    }

    private void shape(Shape<?, ?> shape) {
        switch (shape) {
            case XSLFDiagram diagram -> diagram(diagram);
            case XSLFGraphicFrame frame when frame.hasChart() -> chart(frame);
            case GroupShape<?, ?> group -> sorted(group.getShapes()).forEach(this::shape);
            case TableShape<?, ?> table -> table(table);
            case TextShape<?, ?> text -> text(text);
            default -> {
            }
        }
    }

    private void diagram(XSLFDiagram diagram) {
        if (diagram.getGroupShape() != null) {
            sorted(diagram.getGroupShape().getShapes()).forEach(this::shape);
        }
    }

    private void chart(XSLFGraphicFrame frame) {
        try (InputStream in = frame.getChart().getPackagePart().getInputStream()) {
            Block.Table table = ChartXml.read(in, limits, number);
            if (table != null) {
                content.table(table);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void text(TextShape<?, ?> shape) {
        if (isFurniture(shape)) {
            return;
        }
        for (TextParagraph<?, ?, ?> paragraph : shape.getTextParagraphs()) {
            String line = line(paragraph);
            if (!line.equals(title) && paragraph.getBulletStyle() != null) {
                content.item(line, number);
            } else if (!line.equals(title)) {
                content.paragraph(line, number);
            }
        }
    }

    /** Date, slide number and footer stand on every slide and say nothing about this one. */
    private static boolean isFurniture(SimpleShape<?, ?> shape) {
        Placeholder placeholder = shape.getPlaceholder();
        return placeholder == Placeholder.DATETIME || placeholder == Placeholder.SLIDE_NUMBER
                || placeholder == Placeholder.FOOTER
                || placeholder == Placeholder.HEADER || placeholder == Placeholder.SLIDE_IMAGE;
    }

    private void table(TableShape<?, ?> table) {
        SlideTable grid = new SlideTable(table, limits);
        grid.write(content, number, table instanceof XSLFTable modern && modern.getCTTable().isSetTblPr()
                && modern.getCTTable().getTblPr().getFirstRow());
    }

    private void notes() {
        Notes<?, ?> notes = slide.getNotes();
        if (notes == null) {
            return;
        }
        String words = notes.getShapes().stream().map(SlideBlocks::noteText).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        if (!words.isEmpty()) {
            content.paragraph("Notes on slide " + number + ": " + words, number);
        }
    }

    private static String noteText(Shape<?, ?> shape) {
        return shape instanceof TextShape<?, ?> text && !isFurniture(text) ? words(text) : "";
    }

    static String words(TextShape<?, ?> shape) {
        List<String> lines = new ArrayList<>();
        shape.getTextParagraphs().forEach(paragraph -> lines.add(line(paragraph)));
        return Spacing.oneLine(String.join(" ", lines));
    }

    private static String line(TextParagraph<?, ?, ?> paragraph) {
        StringBuilder words = new StringBuilder();
        for (TextRun run : paragraph.getTextRuns()) {
            words.append(run.getRawText());
        }
        return Spacing.oneLine(words);
    }

    /** From top to bottom, and from left to right what stands at about the same height. */
    private static <T extends Shape<?, ?>> List<T> sorted(List<T> shapes) {
        return shapes.stream()
                .sorted(Comparator.<T>comparingDouble(shape -> Math.floor(anchor(shape).getY() / SAME_HEIGHT))
                        .thenComparingDouble(shape -> anchor(shape).getX()))
                .toList();
    }

    private static Rectangle2D anchor(Shape<?, ?> shape) {
        Rectangle2D anchor = shape.getAnchor();
        return anchor == null ? new Rectangle2D.Double() : anchor;
    }

    static boolean isBold(@Nullable TableCell<?, ?> cell) {
        return cell != null && cell.getTextParagraphs().stream().flatMap(paragraph -> paragraph.getTextRuns().stream())
                .filter(run -> !run.getRawText().isBlank()).allMatch(TextRun::isBold);
    }
}
