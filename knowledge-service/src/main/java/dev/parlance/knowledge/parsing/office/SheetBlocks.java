package dev.parlance.knowledge.parsing.office;

import java.util.List;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.table.SheetLayout;
import dev.parlance.knowledge.parsing.table.TableReading;

/** Writes the sheets of a workbook down, each under its name. */
final class SheetBlocks {

    private final Draft draft;

    private int page;

    SheetBlocks(Draft draft) {
        this.draft = draft;
    }

    void sheet(String name, SheetRows rows) {
        page++;
        List<Block> blocks = new SheetLayout(TableReading.Hints.NAMES_FIRST, page).blocks(rows.rows());
        if (!blocks.isEmpty()
                && !name.matches("(?i)(?:sheet|tabelle|feuil|hoja|foglio|blad|planilha|лист|シート|工作表)\\s?\\d+")) {
            draft.heading(1, name, page);
        }
        blocks.forEach(draft::add);
    }
}
