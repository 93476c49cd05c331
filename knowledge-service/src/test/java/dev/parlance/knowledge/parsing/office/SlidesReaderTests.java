package dev.parlance.knowledge.parsing.office;

import static dev.parlance.knowledge.parsing.Reading.document;
import static dev.parlance.knowledge.parsing.Reading.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.Test;

/** Tests for {@link SlidesReader}. */
class SlidesReaderTests {

    @Test
    void readsShapesFromTopToBottomUnderTheTitle() throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            XSLFSlide slide = show.createSlide();
            box(slide, "Below", 200);
            box(slide, "Above", 100);
            title(slide, "Plan");

            assertThat(lines("a.pptx", written(show))).containsExactly("# Plan", "Above", "Below");
        }
    }

    @Test
    void tellsSpeakerNotesWithTheirSlide() throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            box(show.createSlide(), "First", 50);
            XSLFSlide second = show.createSlide();
            box(second, "Second", 50);
            note(show.getNotesSlide(second), "Mention the discount.");

            assertThat(lines("a.pptx", written(show))).containsExactly("# Slide 1", "First", "# Slide 2", "Second",
                    "Notes on slide 2: Mention the discount.");
        }
    }

    @Test
    void countsSlidesAsPages() throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            show.createSlide();
            box(show.createSlide(), "Second", 50);

            assertThat(document("a.pptx", written(show)).blocks()).last().extracting("page").isEqualTo(2);
        }
    }

    @Test
    void readsTablesWithMergedNames() throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            XSLFTable table = show.createSlide().createTable(3, 3);
            table.setAnchor(new Rectangle(10, 10, 300, 100));
            fill(table, 0, "", "Class 1", "");
            table.mergeCells(0, 0, 1, 2);
            fill(table, 1, "", "A", "B");
            fill(table, 2, "R1", "12", "15");

            assertThat(lines("a.pptx", written(show))).containsExactly("# Slide 1", "=  | Class 1 A | Class 1 B",
                    "| R1 | 12 | 15");
        }
    }

    @Test
    void readsOldPresentations() throws IOException {
        try (HSLFSlideShow show = new HSLFSlideShow()) {
            show.createSlide().addTitle().setText("Old plan");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            show.write(bytes);

            assertThat(lines("a.ppt", bytes.toByteArray())).containsExactly("# Old plan");
        }
    }

    private static void title(XSLFSlide slide, String text) {
        XSLFTextShape title = slide.createTextBox();
        title.setPlaceholder(Placeholder.TITLE);
        title.setAnchor(new Rectangle(10, 10, 300, 40));
        title.setText(text);
    }

    private static void box(XSLFSlide slide, String text, int top) {
        XSLFTextShape box = slide.createTextBox();
        box.setAnchor(new Rectangle(10, top, 300, 40));
        box.setText(text);
    }

    private static void note(XSLFNotes notes, String text) {
        for (XSLFTextShape shape : notes.getPlaceholders()) {
            if (shape.getTextType() == Placeholder.BODY) {
                shape.setText(text);
            }
        }
    }

    private static void fill(XSLFTable table, int row, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            table.getCell(row, column).setText(texts[column]);
        }
    }

    private static byte[] written(XMLSlideShow show) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        show.write(bytes);
        return bytes.toByteArray();
    }
}
