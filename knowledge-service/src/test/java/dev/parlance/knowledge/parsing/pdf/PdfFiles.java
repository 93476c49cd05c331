package dev.parlance.knowledge.parsing.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.util.Matrix;

/** Draws small PDF files. Places are in points from the top left corner of an A4 page. */
final class PdfFiles implements AutoCloseable {

    private static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);

    private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    private final PDDocument document = new PDDocument();

    private PDPageContentStream content = page(0);

    PdfFiles nextPage() throws IOException {
        return nextPage(0);
    }

    /** A page that is shown turned clockwise. */
    PdfFiles nextPage(int rotation) throws IOException {
        content.close();
        content = page(rotation);
        return this;
    }

    PdfFiles text(double x, double y, String text) throws IOException {
        return text(PLAIN, 10, x, y, text);
    }

    PdfFiles bold(double x, double y, String text) throws IOException {
        return text(BOLD, 10, x, y, text);
    }

    PdfFiles large(double x, double y, String text) throws IOException {
        return text(PLAIN, 18, x, y, text);
    }

    PdfFiles white(double x, double y, String text) throws IOException {
        content.setNonStrokingColor(1f);
        text(x, y, text);
        content.setNonStrokingColor(0f);
        return this;
    }

    /** Text that runs from the bottom of the page to its top. */
    PdfFiles upwards(double x, double y, String text) throws IOException {
        content.beginText();
        content.setFont(PLAIN, 10);
        content.setTextMatrix(Matrix.getRotateInstance(Math.PI / 2, (float) x, up(y)));
        content.showText(text);
        content.endText();
        return this;
    }

    /** Lines of text below one another, 12 points apart. */
    PdfFiles lines(double x, double y, String... lines) throws IOException {
        for (int at = 0; at < lines.length; at++) {
            text(x, y + 12 * at, lines[at]);
        }
        return this;
    }

    /** A row of cells at the given places. */
    PdfFiles row(double y, double[] places, String... cells) throws IOException {
        for (int at = 0; at < cells.length; at++) {
            text(places[at], y, cells[at]);
        }
        return this;
    }

    PdfFiles rule(double x, double y, double toX, double toY) throws IOException {
        content.moveTo((float) x, up(y));
        content.lineTo((float) toX, up(toY));
        content.stroke();
        return this;
    }

    /** Lines around cells between the given places. */
    PdfFiles grid(double[] xs, double[] ys) throws IOException {
        for (double x : xs) {
            rule(x, ys[0], x, ys[ys.length - 1]);
        }
        for (double y : ys) {
            rule(xs[0], y, xs[xs.length - 1], y);
        }
        return this;
    }

    PdfFiles picture() throws IOException {
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
        content.drawImage(LosslessFactory.createFromImage(document, image), 50, 50, 400, 600);
        return this;
    }

    PdfFiles locked(String password) throws IOException {
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        return this;
    }

    byte[] bytes() throws IOException {
        content.close();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private PdfFiles text(PDFont font, float size, double x, double y, String text) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset((float) x, up(y));
        content.showText(text);
        content.endText();
        return this;
    }

    private PDPageContentStream page(int rotation) {
        PDPage page = new PDPage(PDRectangle.A4);
        page.setRotation(rotation);
        document.addPage(page);
        try {
            return new PDPageContentStream(document, page);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static float up(double y) {
        return (float) (PDRectangle.A4.getHeight() - y);
    }
}
