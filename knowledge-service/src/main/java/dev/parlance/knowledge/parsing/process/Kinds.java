package dev.parlance.knowledge.parsing.process;

import java.util.List;
import java.util.stream.Stream;

import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.mail.MailReaders;
import dev.parlance.knowledge.parsing.markup.MarkupReaders;
import dev.parlance.knowledge.parsing.office.OfficeReaders;
import dev.parlance.knowledge.parsing.pdf.PdfReaders;
import dev.parlance.knowledge.parsing.plain.PlainReaders;

/** The readers of all rooms. */
final class Kinds {

    private Kinds() {
    }

    static List<FormatReader> all() {
        return Stream
                .of(PlainReaders.all(), MarkupReaders.all(), OfficeReaders.all(), PdfReaders.all(), MailReaders.all())
                .flatMap(List::stream).toList();
    }
}
