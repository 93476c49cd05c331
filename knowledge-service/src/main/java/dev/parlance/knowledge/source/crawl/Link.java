package dev.parlance.knowledge.source.crawl;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.net.URI;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.parlance.knowledge.source.fetch.Addresses;

/**
 * An address a page leads to.
 *
 * @param allowed whether the rules of the server let it be asked
 */
record Link(URI address, boolean allowed) {

    private static final int LONGEST = 1_000;

    /** Nothing in them can be read. */
    private static final Pattern MEDIA = Pattern
            .compile("(?i).*\\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|css|js|mjs"
                    + "|map|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|og[gv]|wav|flac|avi|mov|zip|gz|tgz|bz2|xz|7z|rar|dmg|exe|msi|apk"
                    + "|iso|jar|deb|rpm|bin)");

    private static final Pattern SEGMENT = Pattern.compile("/[^/]+");

    private static final int MOST_REPEATED = 2;

    /** Empty for what is not worth asking: of another server, no page, or a path that turns in circles. */
    static Optional<Link> of(String text, String origin, Robots robots) {
        return Addresses.found(text).filter(address -> Addresses.origin(address).equals(origin))
                .filter(Link::isWorthAsking).map(address -> new Link(address, robots.allow(address)));
    }

    String path() {
        return Addresses.path(address);
    }

    private static boolean isWorthAsking(URI address) {
        String path = address.getRawPath();
        return address.toString().length() <= LONGEST && !MEDIA.matcher(path).matches() && !isCircle(path);
    }

    /** A relative link that is wrong makes paths in which the same piece comes again and again. */
    private static boolean isCircle(String path) {
        return SEGMENT.matcher(path).results().collect(groupingBy(MatchResult::group, counting())).values().stream()
                .anyMatch(times -> times > MOST_REPEATED);
    }
}
