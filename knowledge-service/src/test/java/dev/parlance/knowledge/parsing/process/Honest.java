package dev.parlance.knowledge.parsing.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.POIDocument;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

import dev.parlance.knowledge.parsing.office.OpenDocumentFiles;

/** Small files of every kind as ordinary programs write them. */
final class Honest {

    private static final String MESSAGE = """
            From: Ana <ana@example.org>
            Subject: Prices
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>Caf=C3=A9 <b>prices</b></p>
            --b
            Content-Type: text/csv; name=prices.csv
            Content-Transfer-Encoding: base64

            SXRlbSxQcmljZQpQZW4sMi41MAo=
            --b--
            """;

    private Honest() {
    }

    /** File name to content. */
    static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.pdf", pdf());
        files.put("a.docx", word());
        files.put("a.xlsx", workbook(new XSSFWorkbook()));
        files.put("a.xls", workbook(new HSSFWorkbook()));
        files.put("a.pptx", slides());
        files.put("a.ppt", oldSlides());
        files.put("a.odt", OpenDocumentFiles.file("text", "<text:p>Words in a document</text:p>"));
        files.put("a.ods", OpenDocumentFiles.file("spreadsheet", "<table:table table:name=\"S\"><table:table-row>"
                + "<table:table-cell><text:p>Words</text:p></table:table-cell></table:table-row></table:table>"));
        files.put("a.odp", OpenDocumentFiles.file("presentation",
                "<draw:page><draw:frame><draw:text-box><text:p>Words</text:p></draw:text-box></draw:frame></draw:page>"));
        files.put("a.msg", outlook());
        texts().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("a.rtf", "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Words {\\b in bold}\\par And \\u233?more\\par}");
        texts.put("a.eml", MESSAGE);
        texts.put("a.html",
                "<!doctype html><html><head><meta charset=utf-8><title>T</title></head><body><h1>Prices</h1>"
                        + "<table><tr><th>Item<th>Price<tr><td rowspan=2>Pen<td>2.50<tr><td>3</table><p>Words &amp; more</body>");
        texts.put("a.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><doc><title>T</title><item id=\"1\"><name>Pen</name>"
                        + "<price>2.50</price></item><item><name>Cup</name><price>3</price></item></doc>");
        texts.put("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Words</text></svg>");
        texts.put("a.json",
                "{\"title\":\"T\",\"items\":[{\"name\":\"Pen\",\"price\":2.5},{\"name\":\"Cup\",\"price\":3}]}");
        texts.put("a.jsonl", "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n");
        texts.put("a.csv", "Item,Price\n\"Pen, red\",2.50\nCup,3\n");
        texts.put("a.md", "---\ntitle: T\n---\n# One\n- a\n- b\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n");
        texts.put("a.txt", "Words\n\nand more words.\n");
        return texts;
    }

    static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(100, 700);
                content.showText("Words in a document");
                content.endText();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    static byte[] word() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("Words in a document");
            document.createTable(2, 2).getRow(0).getCell(0).setText("Cell");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    static byte[] workbook(Workbook workbook) throws IOException {
        try (workbook) {
            Sheet sheet = workbook.createSheet("Stock");
            Row names = sheet.createRow(0);
            names.createCell(0).setCellValue("Item");
            names.createCell(1).setCellValue("Price");
            Row values = sheet.createRow(1);
            values.createCell(0).setCellValue("Pen");
            values.createCell(1).setCellValue(2.5);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    static byte[] slides() throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            show.createSlide().createTextBox().setText("Words on a slide");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            show.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] oldSlides() throws IOException {
        try (HSLFSlideShow show = new HSLFSlideShow()) {
            show.createSlide().addTitle().setText("Words on a slide");
            return written(show);
        }
    }

    private static byte[] written(POIDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.write(bytes);
        return bytes.toByteArray();
    }

    private static byte[] outlook() throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            file.getRoot().createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[32]));
            file.getRoot().createDocument("__substg1.0_1000001F",
                    new ByteArrayInputStream("Words in a message".getBytes(StandardCharsets.UTF_16LE)));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }
}
