package dev.parlance.knowledge.parsing.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says of itself and where it leads. Reading it is computing: run it on a scheduler of its own.
 *
 * @param text all words that show, in one line
 * @param links absolute addresses as they stand there, in order, without those the page does not vouch for
 * @param canonical the address the page wants to be known by
 * @param directives what it asks of robots
 */
public record WebPage(String title, String text, List<String> links, @Nullable String canonical,
        RobotsDirectives directives) {

    private static final int MOST_LINKS = 1_000;

    public WebPage {
        links = List.copyOf(links);
    }

    /**
     * @param html in the character set its byte order mark or its own declaration names, else UTF-8
     * @param address where it stands, for links that are relative
     */
    public static WebPage read(byte[] html, String address) {
        try {
            Document page = Jsoup.parse(new ByteArrayInputStream(html), null, address);
            return new WebPage(page.title().strip(), page.body().text(), links(page), canonical(page),
                    RobotsDirectives.of(page.select("meta[content]").stream().filter(WebPage::isForRobots)
                            .map(meta -> meta.attr("content")).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> links(Document page) {
        return page.select("a[href], area[href]").stream().filter(link -> !isWithoutVouching(link))
                .map(link -> link.absUrl("href")).filter(link -> !link.isEmpty()).distinct().limit(MOST_LINKS).toList();
    }

    private static boolean isWithoutVouching(Element link) {
        return Arrays.asList(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+")).contains("nofollow");
    }

    private static @Nullable String canonical(Document page) {
        Element link = page.selectFirst("link[rel=canonical][href]");
        String address = link == null ? "" : link.absUrl("href");
        return address.isEmpty() ? null : address;
    }

    private static boolean isForRobots(Element meta) {
        String name = meta.attr("name").strip().toLowerCase(Locale.ROOT);
        return name.equals("robots") || name.equals(RobotsDirectives.OURS);
    }
}
