package dev.parlance.knowledge.parsing.mail;

import static dev.parlance.knowledge.parsing.Reading.document;
import static dev.parlance.knowledge.parsing.Reading.lines;
import static dev.parlance.knowledge.parsing.Reading.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Tests for {@link MimeReader}. */
class MimeReaderTests {

    private static final String HEAD = """
            From: Ana Silva <ana@example.org>
            To: Bo <bo@example.org>,
             Cy <cy@example.org>
            Date: Fri, 20 Nov 2026 10:00:00 +0000
            Subject: =?UTF-8?B?UsO8Y2tnYWJl?= =?UTF-8?Q?_bis_M=C3=A4rz?=
            MIME-Version: 1.0
            """;

    @Test
    void tellsWhoWroteWhatToWhomAndWhen() {
        assertThat(lines("a.eml", HEAD + "\nPlease return it\nby March.\n\nAna\n")).containsExactly(
                "From: Ana Silva <ana@example.org>", "To: Bo <bo@example.org>, Cy <cy@example.org>",
                "Date: Fri, 20 Nov 2026 10:00:00 +0000", "Subject: Rückgabe bis März", "Please return it by March.",
                "Ana");
        assertThat(document("a.eml", HEAD + "\nx\n").title()).isEqualTo("Rückgabe bis März");
    }

    @Test
    void keepsWhatIsQuoted() {
        assertThat(
                lines("a.eml", HEAD + "\nYes, 30 days.\n\nOn Thursday Bo wrote:\n> How long\n> do I have?\n>> Hello\n"))
                .endsWith("Yes, 30 days.", "On Thursday Bo wrote:", "How long do I have?", "Hello");
    }

    @Test
    void readsTheRichestForm() {
        String mail = HEAD
                + """
                        Content-Type: multipart/alternative; boundary=b

                        --b
                        Content-Type: text/plain

                        Price 5
                        --b
                        Content-Type: text/html; charset=utf-8
                        Content-Transfer-Encoding: quoted-printable

                        <meta charset=3Diso-8859-1><table><tr><th>Item</th><th>Price</th></tr><tr><td>Caf=C3=A9</td><td>5</td></tr></table>
                        --b--
                        """;

        assertThat(lines("a.eml", mail)).endsWith("= Item | Price", "| Café | 5").doesNotContain("Price 5");
    }

    @Test
    void readsAttachmentsUnderTheirNames() {
        String mail = HEAD + """
                Content-Type: multipart/mixed; boundary=b

                --b

                See below.
                --b
                Content-Type: text/csv; name="prices.csv"
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                """ + base64("Item,Price\nPen,2.50\n") + """

                --b
                Content-Type: text/markdown
                Content-Disposition: attachment; filename*=UTF-8''%C3%9Cbersicht.md

                # First
                words
                --b--
                """;

        assertThat(lines("a.eml", mail)).endsWith("See below.", "# prices.csv", "= Item | Price", "| Pen | 2.50",
                "# Übersicht.md", "## First", "words");
    }

    @Test
    void saysWhichAttachmentWasNotRead() {
        String mail = HEAD + """
                Content-Type: multipart/mixed; boundary=b

                --b

                See below.
                --b
                Content-Type: image/png; name=scan.png
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                """ + Base64.getEncoder().encodeToString("\u0089PNG\r\n\u001a\nxxxxxxxx"
                .getBytes(StandardCharsets.ISO_8859_1)) + "\n--b--\n";

        assertThat(lines("a.eml", mail)).last().asString()
                .startsWith("The attachment scan.png was not read. The file is a picture");
    }

    @Test
    void readsMessagesWithinMessages() {
        String mail = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
                + "From: Dee <dee@example.org>\nSubject: Inner\n\nDeep words.\n--b--\n";

        assertThat(lines("a.eml", mail)).endsWith("# Inner", "From: Dee <dee@example.org>", "Subject: Inner",
                "Deep words.");
    }

    @Test
    void stopsAtMessagesWithinMessagesWithoutEnd() {
        StringBuilder mail = new StringBuilder();
        for (int depth = 0; depth < 50; depth++) {
            mail.append("Subject: s").append(depth).append("\nContent-Type: message/rfc822\n\n");
        }

        List<String> lines = lines("a.eml", mail + "Subject: last\n\nend\n");

        assertThat(lines).hasSizeLessThan(30).last().asString().contains("No more than 100 parts");
    }

    @Test
    void readsBodiesInAnyEncoding() {
        byte[] mail = (HEAD + "Content-Type: text/plain; charset=windows-1251\nContent-Transfer-Encoding: 8bit\n\n"
                + "Срок возврата 30 дней.\n").getBytes(Charset.forName("windows-1251"));

        assertThat(lines("a.eml", mail)).last().isEqualTo("Срок возврата 30 дней.");
    }

    @Test
    void readsHeadersInPlainUtf8() {
        assertThat(lines("a.eml", "From: Zoë <z@example.org>\nSubject: Größe\n\nx1\n"))
                .startsWith("From: Zoë <z@example.org>", "Subject: Größe");
    }

    @Test
    void refusesWhatOnlyTheReceiverCanOpen() {
        assertThat(refusal("a.eml", HEAD + "Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nxx\n--b--\n"))
                .startsWith("encrypted: ");
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
