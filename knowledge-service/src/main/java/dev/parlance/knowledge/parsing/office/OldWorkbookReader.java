package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.Spacing;
import dev.parlance.knowledge.parsing.UnreadableDocument;
import dev.parlance.knowledge.parsing.table.Cell;

/** Reads workbooks of Excel 97 to 2003. */
final class OldWorkbookReader implements FormatReader {

    private final DataFormatter formatter = new DataFormatter(Locale.US);

    OldWorkbookReader() {
        formatter.setUseCachedValuesForFormulaCells(true);
    }

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.OLD_SPREADSHEET);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException, UnreadableDocument {
        try (POIFSFileSystem container = new POIFSFileSystem(source.file().toFile(), true);
                HSSFWorkbook workbook = new HSSFWorkbook(container)) {
            Draft draft = new Draft(source.limits());
            SheetBlocks blocks = new SheetBlocks(draft);
            for (int at = 0; at < workbook.getNumberOfSheets(); at++) {
                if (!workbook.isSheetHidden(at) && !workbook.isSheetVeryHidden(at)) {
                    blocks.sheet(workbook.getSheetName(at), rows(workbook, workbook.getSheetAt(at), source));
                }
            }
            return draft.finish(workbook.getSummaryInformation() == null
                    ? null
                    : CoreTitle.meaningful(workbook.getSummaryInformation().getTitle()));
        } catch (EncryptedDocumentException locked) {
            throw new UnreadableDocument("encrypted",
                    "The file is protected by a password. Upload it without protection.");
        }
    }

    private SheetRows rows(HSSFWorkbook workbook, Sheet sheet, Source source) {
        SheetRows rows = new SheetRows(source.limits());
        for (Row row : sheet) {
            for (org.apache.poi.ss.usermodel.Cell cell : row) {
                rows.add(row.getRowNum(), cell.getColumnIndex(), cell(workbook, cell));
            }
        }
        sheet.getMergedRegions().forEach(rows::merge);
        return rows;
    }

    private Cell cell(HSSFWorkbook workbook, org.apache.poi.ss.usermodel.Cell cell) {
        boolean error = cell.getCellType() == CellType.ERROR
                || (cell.getCellType() == CellType.FORMULA && cell.getCachedFormulaResultType() == CellType.ERROR);
        String text = error ? "" : Spacing.oneLine(formatter.formatCellValue(cell));
        boolean bold = workbook.getFontAt(cell.getCellStyle().getFontIndex()).getBold();
        return new Cell(text, bold, false, cell.getCellStyle().getIndention() * 9.0, Cell.Cover.OWN);
    }
}
