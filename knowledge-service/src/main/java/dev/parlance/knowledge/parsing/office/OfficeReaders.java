package dev.parlance.knowledge.parsing.office;

import java.util.List;

import dev.parlance.knowledge.parsing.FormatReader;

/** What this room can read. */
public final class OfficeReaders {

    private OfficeReaders() {
    }

    public static List<FormatReader> all() {
        return List.of(new WordReader(), new WorkbookReader(), new OldWorkbookReader(), new SlidesReader(),
                new OpenSheetReader(), new OpenSlidesReader());
    }
}
