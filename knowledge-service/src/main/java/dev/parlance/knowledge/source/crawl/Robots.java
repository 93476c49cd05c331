package dev.parlance.knowledge.source.crawl;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;

import dev.parlance.knowledge.parsing.web.RobotsDirectives;

/** The rules a server has for robots, as RFC 9309 reads them. */
final class Robots {

    private static final int UNWATCHED = 0;

    private final BaseRobotRules rules;

    private Robots(BaseRobotRules rules) {
        this.rules = rules;
    }

    /** @param text of the file; an empty one allows everything */
    static Robots of(String origin, String text) {
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, UNWATCHED);
        parser.setExactUserAgentMatching(true);
        return new Robots(parser.parseContent(origin + "/robots.txt", text.getBytes(StandardCharsets.UTF_8),
                "text/plain", List.of(RobotsDirectives.OURS)));
    }

    boolean allow(URI address) {
        return rules.isAllowed(address.toString());
    }

    /** What the server wants between two requests; zero where it says nothing. */
    Duration delay() {
        return rules.getCrawlDelay() < 0 ? Duration.ZERO : Duration.ofMillis(rules.getCrawlDelay());
    }
}
