package dev.parlance.knowledge.source.crawl;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.source.errand.Errand;
import dev.parlance.knowledge.source.errand.LeaseLost;
import dev.parlance.knowledge.source.fetch.Copy;

/** The crawls of all accounts. What is done for an errand fails with {@link LeaseLost} where somebody else has it. */
interface Crawls {

    Mono<Crawl> begin(UUID account, URI seed, int mostPages);

    /** Fails as not found. */
    Mono<Crawl> get(UUID account, UUID id);

    /** Ends and forgets it; what it has fetched stays. Fails as not found. */
    Mono<Void> delete(UUID account, UUID id);

    /** The page that is next, breadth first; empty when there is none, or enough are kept. */
    Mono<Page> next(Errand.Walk walk);

    /** Notes the rules of its server, and goes on at once. */
    Mono<Void> obey(Errand.Walk walk, String robots);

    /** Whether all it has met so far are redirects, and not too many of them. */
    Mono<Boolean> isBeginning(Errand.Walk walk);

    /** Goes on at another server, before anything was found on the first. */
    Mono<Void> move(Errand.Walk walk, Page from, URI to);

    /** Notes what became of a page, and goes on. */
    Mono<Void> conclude(Errand.Walk walk, Page page, Outcome outcome);

    /** Ends it: as done if anything was kept. */
    Mono<Void> end(Errand.Walk walk);

    /** @param depth links away from the beginning */
    record Page(URI address, int depth) {}

    /** What becomes of a page. */
    enum Fate {
        KEPT, SKIPPED, FAILED
    }

    /**
     * What came of a page.
     *
     * @param reason why it was not kept
     * @param copy what is kept, and at which address it wants to be known
     * @param links where it leads, all of this server
     * @param deeper whether these are one link further away than the page
     */
    record Outcome(Fate fate, @Nullable String reason, @Nullable Copy copy, URI address, List<Link> links,
            boolean deeper) {

        static Outcome skipped(Page page, String reason, List<Link> links, boolean deeper) {
            return new Outcome(Fate.SKIPPED, reason, null, page.address(), links, deeper);
        }

        static Outcome failed(Page page, String reason) {
            return new Outcome(Fate.FAILED, reason, null, page.address(), List.of(), false);
        }

        static Outcome kept(URI address, Copy copy, List<Link> links) {
            return new Outcome(Fate.KEPT, null, copy, address, links, true);
        }
    }
}
