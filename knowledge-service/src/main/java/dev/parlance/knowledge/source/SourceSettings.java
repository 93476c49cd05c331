package dev.parlance.knowledge.source;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sources are fetched.
 *
 * @param atOnce addresses this instance asks at the same time
 * @param perAccount how many of all instances' requests may be one account's
 * @param pause between two requests to one server
 * @param longestPause that a server can demand
 * @param lease after which an errand nobody has ended is taken up again; every errand has to end within it
 * @param attempts at an address that is in trouble
 * @param firstWait after the first of them; each further one is four times as long
 * @param longestWait between two of them
 * @param crawl how sites are read
 */
@ConfigurationProperties("parlance.knowledge.sources")
public record SourceSettings(@DefaultValue("6") int atOnce, @DefaultValue("3") int perAccount,
        @DefaultValue("1s") Duration pause, @DefaultValue("30s") Duration longestPause,
        @DefaultValue("3m") Duration lease, @DefaultValue("5") int attempts, @DefaultValue("5s") Duration firstWait,
        @DefaultValue("1h") Duration longestWait, @DefaultValue Crawling crawl) {

    private static final int GROWTH = 4;

    /**
     * @param usual pages of a crawl that names no number
     * @param most pages a crawl may keep
     * @param depth links away from its beginning
     * @param variants questions that are asked of one path
     * @param attempts at a page that is in trouble
     */
    public record Crawling(@DefaultValue("12") int usual, @DefaultValue("500") int most, @DefaultValue("10") int depth,
            @DefaultValue("20") int variants, @DefaultValue("3") int attempts) {

        /** Addresses that are looked at and remembered for so many pages that are to be kept. */
        public int remembered(int pages) {
            return Math.max(200, 20 * pages);
        }
    }

    /**
     * How long to wait after an attempt.
     *
     * @param attempt counted from 1
     * @param asked what the server has asked for
     */
    public Duration waitAfter(int attempt, @Nullable Duration asked) {
        Duration wait = firstWait;
        for (int passed = 1; passed < attempt && wait.compareTo(longestWait) < 0; passed++) {
            wait = wait.multipliedBy(GROWTH);
        }
        return shorter(asked == null || asked.compareTo(wait) < 0 ? wait : asked, longestWait);
    }

    /** How long a server is left alone that has asked for it. */
    public Duration pauseAfter(@Nullable Duration asked) {
        return asked == null || asked.compareTo(pause) < 0 ? pause : shorter(asked, longestWait);
    }

    /** Of two. */
    public static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
