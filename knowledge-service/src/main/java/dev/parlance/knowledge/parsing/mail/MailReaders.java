package dev.parlance.knowledge.parsing.mail;

import java.util.List;

import dev.parlance.knowledge.parsing.FormatReader;

/** What this room can read. */
public final class MailReaders {

    private MailReaders() {
    }

    public static List<FormatReader> all() {
        return List.of(new MimeReader(), new OutlookReader());
    }
}
