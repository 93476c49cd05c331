package dev.parlance.knowledge.parsing.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small Word files from the inner XML of their parts. */
final class WordFiles {

    private static final String NAMESPACES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    private static final String RELATIONS = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private WordFiles() {
    }

    /** @param parts type of the part (styles, footnotes …) to its inner XML */
    static byte[] word(String body, Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "[Content_Types].xml", "<Types/>");
            add(zip, "_rels/.rels",
                    RELATIONS + relation("r0", "officeDocument", "word/document.xml") + "</Relationships>");
            add(zip, "word/document.xml", "<w:document" + NAMESPACES + "><w:body>" + body + "</w:body></w:document>");
            StringBuilder relations = new StringBuilder(RELATIONS);
            for (Map.Entry<String, String> part : parts.entrySet()) {
                relations.append(relation("r" + part.getKey(), part.getKey(), part.getKey() + ".xml"));
                add(zip, "word/" + part.getKey() + ".xml",
                        "<w:part" + NAMESPACES + ">" + part.getValue() + "</w:part>");
            }
            add(zip, "word/_rels/document.xml.rels", relations + "</Relationships>");
        }
        return bytes.toByteArray();
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + OFFICE + type + "\" Target=\"" + target + "\"/>";
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
