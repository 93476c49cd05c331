package dev.parlance.knowledge.parsing.office;

import static dev.parlance.knowledge.parsing.Reading.lines;
import static dev.parlance.knowledge.parsing.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Tests for {@link WorkbookReader} and {@link OldWorkbookReader}, which must tell the same of the same workbook. */
class WorkbookReaderTests {

    private static final String[] TOLD = {"# Half year", "T Sales by zone",
            "= In millions | June 2023 Sales | June 2023 Growth",
            "| North | 12,553 | 4.5%", "| South | (81) | -1.0%", "(a) without tax"};

    @Test
    void readsAReportLaidOutForPrint() throws IOException {
        assertThat(lines("a.xlsx", written(report(new XSSFWorkbook())))).containsExactly(TOLD);
    }

    @Test
    void readsTheSameFromAnOldWorkbook() throws IOException {
        assertThat(lines("a.xls", written(report(new HSSFWorkbook())))).containsExactly(TOLD);
    }

    @Test
    void leavesHiddenSheetsOut() throws IOException {
        Workbook workbook = new XSSFWorkbook();
        fill(workbook.createSheet("Shown"), 0, "Open", "daily");
        fill(workbook.createSheet("Lookup"), 0, "x", "y");
        workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);

        assertThat(lines("a.xlsx", written(workbook))).noneMatch(line -> line.contains("Lookup"));
    }

    @Test
    void doesNotSayTheNameEverySheetHasAtFirst() throws IOException {
        Workbook workbook = new XSSFWorkbook();
        fill(workbook.createSheet("Sheet1"), 0, "Room", "Beds");
        fill(workbook.getSheetAt(0), 1, "Blue", 2.0);

        assertThat(lines("a.xlsx", written(workbook))).containsExactly("= Room | Beds", "| Blue | 2");
    }

    @Test
    void refusesAWorkbookWithAPassword() throws IOException, GeneralSecurityException {
        byte[] plain = written(report(new XSSFWorkbook()));
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("open sesame");
            try (var out = encryptor.getDataStream(container)) {
                out.write(plain);
            }
            container.writeFilesystem(locked);
        }

        assertThat(refusal("a.xlsx", locked.toByteArray())).startsWith("encrypted: ");
    }

    private static Workbook report(Workbook workbook) {
        Sheet sheet = workbook.createSheet("Half year");
        fill(sheet, 0, "Sales by zone");
        fill(sheet, 2, "In millions", "June 2023", "");
        sheet.addMergedRegion(new CellRangeAddress(2, 2, 1, 2));
        fill(sheet, 3, "", "Sales", "Growth");
        fill(sheet, 5, "North", 12553.2, 0.045);
        fill(sheet, 6, "South", -81.0, -0.01);
        fill(sheet, 8, "(a) without tax");
        format(workbook, sheet, 5);
        format(workbook, sheet, 6);
        return workbook;
    }

    private static void format(Workbook workbook, Sheet sheet, int row) {
        CellStyle amount = workbook.createCellStyle();
        amount.setDataFormat(workbook.createDataFormat().getFormat("#,##0;(#,##0)"));
        sheet.getRow(row).getCell(1).setCellStyle(amount);
        CellStyle share = workbook.createCellStyle();
        share.setDataFormat(workbook.createDataFormat().getFormat("0.0%"));
        sheet.getRow(row).getCell(2).setCellStyle(share);
    }

    private static void fill(Sheet sheet, int number, Object... values) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < values.length; column++) {
            if (values[column] instanceof Double amount) {
                row.createCell(column).setCellValue(amount);
            } else {
                row.createCell(column).setCellValue((String) values[column]);
            }
        }
    }

    private static byte[] written(Workbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        workbook.close();
        return bytes.toByteArray();
    }
}
