package dev.parlance.knowledge.source.fetch;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.parlance.chassis.identity.Sha256;
import dev.parlance.knowledge.parsing.DocumentReader;
import dev.parlance.knowledge.parsing.web.WebPage;
import dev.parlance.knowledge.source.fetch.Fetched.Page;

/** Makes copies of what was fetched, one at a time on a thread of its own: a page is many times larger as a tree. */
@Component
public class BlockingCopies {

    private static final int QUEUED = 1_000;

    private static final int LONGEST_NAME = 200;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final byte[] DOCTYPE = "<!doctype html>\n".getBytes(StandardCharsets.US_ASCII);

    private static final Pattern MARKED_HTML = Pattern
            .compile("(?is)[^<]{0,16}(?:<\\?xml[^>]*>|<!--.*?-->|\\s)*<(?:!doctype\\s+html|html|head|body|title)\\b.*");

    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, QUEUED, "pages", 60, true);

    /** @param given as its owner calls it; else it is called what it calls itself */
    public Mono<Copy> of(Page page, @Nullable String given) {
        return Mono.fromSupplier(() -> page.ending().equals("html") ? web(page, given) : file(page, given))
                .subscribeOn(scheduler);
    }

    private static Copy web(Page page, @Nullable String given) {
        byte[] content = withDoctype(inUtf8(page));
        WebPage read = WebPage.read(content, page.address().toString());
        String title = given != null ? given : read.title().isBlank() ? page.address().toString() : read.title();
        byte[] says = (read.title() + "\n" + read.text()).getBytes(StandardCharsets.UTF_8);
        return new Copy(shortened(title), content, Sha256.of(says), read);
    }

    private static Copy file(Page page, @Nullable String given) {
        String name = given != null ? given : lastName(page.address());
        String full = DocumentReader.supports(name) ? name : shortened(name) + "." + page.ending();
        byte[] content = page.charset() == null ? page.content() : inUtf8(page);
        return new Copy(shortened(full), content, Sha256.of(page.content()), null);
    }

    /** What a server says of the character set stands in no file, so it is said by the mark at its beginning. */
    private static byte[] inUtf8(Page page) {
        Charset charset = charset(page.charset());
        byte[] content = page.content();
        boolean isMarked = Arrays.equals(content, 0, Math.min(3, content.length), MARK, 0, 3);
        if (charset == null || isMarked || !page.ending().matches("html|txt|csv|tsv|md|json|jsonl")) {
            return content;
        }
        return joined(MARK, new String(content, charset).getBytes(StandardCharsets.UTF_8));
    }

    /** Parts of pages are pages, too; without this they could be taken for something else. */
    private static byte[] withDoctype(byte[] html) {
        String head = new String(html, 0, Math.min(1024, html.length), StandardCharsets.ISO_8859_1);
        if (MARKED_HTML.matcher(head.replace("\0", "")).matches()) {
            return html;
        }
        boolean isMarked = html.length >= 3 && Arrays.equals(html, 0, 3, MARK, 0, 3);
        return isMarked
                ? joined(joined(MARK, DOCTYPE), Arrays.copyOfRange(html, 3, html.length))
                : joined(DOCTYPE, html);
    }

    private static @Nullable Charset charset(@Nullable String name) {
        try {
            return name == null || !Charset.isSupported(name) ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException malformed) {
            return null;
        }
    }

    private static String lastName(URI address) {
        List<String> parts = List.of(address.getRawPath().split("/"));
        String last = parts.isEmpty() ? "" : parts.getLast().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
        String name = URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8).replace('/', ' ').strip();
        return name.isEmpty() ? address.getHost() : name;
    }

    /** Its ending stays: it tells the kind. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 20).strip() + "…" + name.substring(name.length() - 10);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(one.length + other.length);
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
