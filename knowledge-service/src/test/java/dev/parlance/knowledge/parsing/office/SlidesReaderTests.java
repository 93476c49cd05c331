package dev.parlance.knowledge.parsing.office;

import static dev.parlance.knowledge.parsing.Reading.document;
import static dev.parlance.knowledge.parsing.Reading.lines;
import static dev.parlance.knowledge.parsing.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.Test;

/** Tests for {@link SlidesReader}. */
class SlidesReaderTests {

    private static final byte[] PICTURE = Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

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
    void readsWhatAChartDraws() throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            XSLFChart chart = show.createChart();
            chart.setTitleText("Sales by region");
            XDDFChartAxis regions = chart.createCategoryAxis(AxisPosition.BOTTOM);
            XDDFValueAxis amounts = chart.createValueAxis(AxisPosition.LEFT);
            amounts.setTitle("Million euros");
            XDDFChartData bars = chart.createData(ChartTypes.BAR, regions, amounts);
            XDDFCategoryDataSource names = XDDFDataSourcesFactory.fromArray(new String[]{"North", "South"});
            bars.addSeries(names, XDDFDataSourcesFactory.fromArray(new Double[]{12.5, 7.0})).setTitle("2025", null);
            bars.addSeries(names, XDDFDataSourcesFactory.fromArray(new Double[]{14.0, 8.25})).setTitle("2026", null);
            chart.plot(bars);
            show.createSlide().addChart(chart, new Rectangle(1_000_000, 1_000_000, 5_000_000, 3_000_000));

            assertThat(lines("a.pptx", written(show))).containsExactly("# Slide 1",
                    "T Chart: Sales by region (Million euros)", "=  | 2025 | 2026", "| North | 12.5 | 14",
                    "| South | 7 | 8.25");
        }
    }

    @Test
    void saysThatSlidesHoldOnlyPictures() throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            show.createSlide().createPicture(show.addPicture(PICTURE, PictureData.PictureType.PNG));
            show.createSlide();

            assertThat(refusal("a.pptx", written(show))).startsWith("no_text: ").contains("OCR");
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
