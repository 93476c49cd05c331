package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.SAXException;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;

/** Reads Excel workbooks sheet by sheet, cell values formatted as Excel displays them. */
final class WorkbookReader implements FormatReader {

    private record SheetPart(String name, String relation) {}

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.SPREADSHEET);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException {
        PackedOffice.admitStrongCompression();
        try (OPCPackage file = OPCPackage.open(source.file().toFile(), PackageAccess.READ)) {
            return read(file, source);
        } catch (OpenXML4JException | SAXException failure) {
            throw new IOException(failure);
        }
    }

    private static ParsedDocument read(OPCPackage file, Source source)
            throws IOException, OpenXML4JException, SAXException {
        XSSFReader reader = new XSSFReader(file);
        SheetXml sheets = new SheetXml(new ReadOnlySharedStringsTable(file, false), reader.getStylesTable(),
                source.limits());
        Draft draft = new Draft(source.limits());
        SheetBlocks blocks = new SheetBlocks(draft);
        for (SheetPart part : visibleSheets(reader, sheets)) {
            try (InputStream in = reader.getSheet(part.relation())) {
                blocks.sheet(part.name(), sheets.read(in));
            }
        }
        return draft.finish(CoreTitle.meaningful(file.getPackageProperties().getTitleProperty().orElse(null)));
    }

    private static List<SheetPart> visibleSheets(XSSFReader reader, SheetXml sheets)
            throws IOException, OpenXML4JException {
        List<SheetPart> parts = new ArrayList<>();
        try (InputStream in = reader.getWorkbookData(); OfficeXml xml = new OfficeXml(in)) {
            while (xml.nextWithin(0)) {
                if (xml.name().equals("workbookPr")) {
                    sheets.countFrom1904(
                            "1".equals(xml.attribute("date1904")) || "true".equals(xml.attribute("date1904")));
                }
                String relation = xml.name().equals("sheet") ? xml.attribute("id") : null;
                if (relation != null
                        && !String.valueOf(xml.attribute("state")).toLowerCase(Locale.ROOT).contains("hidden")) {
                    parts.add(new SheetPart(String.valueOf(xml.attribute("name")), relation));
                }
            }
        }
        return parts;
    }
}
