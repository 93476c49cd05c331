package dev.parlance.knowledge.source.fetch;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.web.RobotsDirectives;

/** What an address answered. */
public sealed interface Fetched {

    /**
     * Something that can be read.
     *
     * @param address where it stood in the end
     * @param ending of file names of its kind, such as {@code html}
     * @param charset as the server names it
     * @param directives what its server asks of robots
     */
    record Page(URI address, String ending, @Nullable String charset, byte[] content,
            RobotsDirectives directives) implements Fetched {}

    /** It is somewhere else. */
    record Moved(URI to) implements Fetched {}

    /**
     * Nothing that can be read.
     *
     * @param status of the answer, 0 without one
     * @param reason a sentence for whoever named the address
     * @param again whether it may be different later
     * @param delay how long the server wants to be left alone
     */
    record Failed(int status, String reason, boolean again, @Nullable Duration delay) implements Fetched {

        static Failed forGood(int status, String reason) {
            return new Failed(status, reason, false, null);
        }

        static Failed forNow(int status, String reason, @Nullable Duration delay) {
            return new Failed(status, reason, true, delay);
        }
    }
}
