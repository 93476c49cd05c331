package dev.parlance.knowledge.source.crawl;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.parsing.web.RobotsDirectives;
import dev.parlance.knowledge.parsing.web.WebPage;
import dev.parlance.knowledge.source.SourceSettings;
import dev.parlance.knowledge.source.crawl.Crawls.Outcome;
import dev.parlance.knowledge.source.crawl.Crawls.Page;
import dev.parlance.knowledge.source.errand.Errand;
import dev.parlance.knowledge.source.errand.Errands;
import dev.parlance.knowledge.source.errand.Walking;
import dev.parlance.knowledge.source.fetch.Addresses;
import dev.parlance.knowledge.source.fetch.BlockingCopies;
import dev.parlance.knowledge.source.fetch.Copy;
import dev.parlance.knowledge.source.fetch.Fetched;
import dev.parlance.knowledge.source.fetch.Fetcher;

/** Crawls, one request after the other: first the rules of the server, then page by page. */
@Component
class Walks implements Walking {

    private final Crawls crawls;

    private final Errands errands;

    private final Fetcher fetcher;

    private final BlockingCopies copies;

    private final SourceSettings settings;

    Walks(Crawls crawls, Errands errands, Fetcher fetcher, BlockingCopies copies, SourceSettings settings) {
        this.crawls = crawls;
        this.errands = errands;
        this.fetcher = fetcher;
        this.copies = copies;
        this.settings = settings;
    }

    @Override
    public Mono<Duration> step(Errand.Walk walk) {
        String rules = walk.robots();
        return rules == null ? asked(walk) : next(walk, Robots.of(walk.origin(), rules));
    }

    /** A server without rules allows everything; one that cannot tell its rules allows nothing. */
    private Mono<Duration> asked(Errand.Walk walk) {
        return fetcher.rules(walk.origin()).flatMap(fetched -> switch (fetched) {
            case Fetched.Page rules -> crawls.obey(walk, new String(rules.content(), StandardCharsets.UTF_8))
                    .thenReturn(settings.pause());
            case Fetched.Failed none when none.status() >= 400 && !none.again() -> crawls.obey(walk, "")
                    .thenReturn(settings.pause());
            case Fetched.Failed failed -> withoutRules(walk, failed);
            case Fetched.Moved moved -> crawls.obey(walk, "").thenReturn(settings.pause());
        });
    }

    private Mono<Duration> withoutRules(Errand.Walk walk, Fetched.Failed failed) {
        String reason = "The server does not tell its rules for robots, so nothing was fetched. " + failed.reason();
        boolean again = failed.again() && walk.attempt() < settings.attempts();
        return (again
                ? errands.postpone(walk, reason, settings.waitAfter(walk.attempt(), failed.delay()))
                : errands.fail(walk, reason)).thenReturn(settings.pauseAfter(failed.delay()));
    }

    private Mono<Duration> next(Errand.Walk walk, Robots robots) {
        return crawls.next(walk).flatMap(page -> visited(walk, robots, page))
                .switchIfEmpty(Mono.defer(() -> crawls.end(walk).thenReturn(Duration.ZERO)));
    }

    private Mono<Duration> visited(Errand.Walk walk, Robots robots, Page page) {
        if (!robots.allow(page.address())) {
            return crawls.conclude(walk, page, Outcome.skipped(page, "robots", List.of(), false))
                    .thenReturn(Duration.ZERO);
        }
        if (walk.attempt() > settings.crawl().attempts()) {
            return crawls
                    .conclude(walk, page, Outcome.failed(page, "The page could not be fetched in several attempts."))
                    .thenReturn(Duration.ZERO);
        }
        return fetcher.once(page.address()).flatMap(fetched -> fetched(walk, robots, page, fetched));
    }

    private Mono<Duration> fetched(Errand.Walk walk, Robots robots, Page page, Fetched fetched) {
        Duration pause = pause(robots);
        return switch (fetched) {
            case Fetched.Page content -> copies.of(content, null)
                    .flatMap(copy -> crawls.conclude(walk, page, outcome(walk, robots, page, content, copy)))
                    .thenReturn(pause);
            case Fetched.Moved moved -> moved(walk, robots, page, moved.to()).thenReturn(pause);
            case Fetched.Failed failed when failed.again() && walk.attempt() < settings.crawl().attempts() ->
                errands.postpone(walk, failed.reason(), settings.waitAfter(walk.attempt(), failed.delay()))
                        .thenReturn(settings.pauseAfter(failed.delay()));
            case Fetched.Failed failed -> crawls.conclude(walk, page, Outcome.failed(page, failed.reason()))
                    .thenReturn(pause);
        };
    }

    private Duration pause(Robots robots) {
        Duration asked = SourceSettings.shorter(robots.delay(), settings.longestPause());
        return asked.compareTo(settings.pause()) > 0 ? asked : settings.pause();
    }

    private static Outcome outcome(Errand.Walk walk, Robots robots, Page page, Fetched.Page content, Copy copy) {
        RobotsDirectives asked = copy.web().map(WebPage::directives).orElse(content.directives())
                .and(content.directives());
        List<Link> links = asked.follow() ? links(walk, robots, copy) : List.of();
        return asked.index()
                ? Outcome.kept(address(walk, robots, page, copy), copy, links)
                : Outcome.skipped(page, "noindex", links, true);
    }

    private static List<Link> links(Errand.Walk walk, Robots robots, Copy copy) {
        return copy.web().map(WebPage::links).orElse(List.of()).stream()
                .flatMap(text -> Link.of(text, walk.origin(), robots).stream()).distinct().toList();
    }

    /** The one the page names, if it is of this server and may be asked; else its own. */
    private static URI address(Errand.Walk walk, Robots robots, Page page, Copy copy) {
        return copy.web().flatMap(web -> Optional.ofNullable(web.canonical()))
                .flatMap(text -> Link.of(text, walk.origin(), robots)).filter(Link::allowed).map(Link::address)
                .orElse(page.address());
    }

    private Mono<Void> moved(Errand.Walk walk, Robots robots, Page page, URI to) {
        boolean here = Addresses.origin(to).equals(walk.origin());
        if (here) {
            List<Link> link = Link.of(to.toString(), walk.origin(), robots).stream().toList();
            return crawls.conclude(walk, page, Outcome.skipped(page, "redirect", link, false));
        }
        return crawls.isBeginning(walk).flatMap(beginning -> beginning
                ? crawls.move(walk, page, to)
                : crawls.conclude(walk, page, Outcome.skipped(page, "elsewhere", List.of(), false)));
    }
}
