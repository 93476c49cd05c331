package dev.parlance.knowledge.source.crawl;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.failure.Required;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.knowledge.source.Bell;
import dev.parlance.knowledge.source.SourceSettings;
import dev.parlance.knowledge.source.fetch.Addresses;

/** The crawls of the workspace API. */
@RestController
@RequestMapping("/api/knowledge")
class CrawlEndpoint {

    private final Crawls crawls;

    private final Bell bell;

    private final SourceSettings settings;

    CrawlEndpoint(Crawls crawls, Bell bell, SourceSettings settings) {
        this.crawls = crawls;
        this.bell = bell;
        this.settings = settings;
    }

    @PostMapping("/crawl")
    Mono<Begun> begin(Caller caller, @RequestBody CrawlRequest request) {
        var seed = Addresses.typed("seedUrl", Required.text("seedUrl", request.seedUrl()));
        return crawls.begin(caller.account(), seed, pages(request.maxPages())).doOnNext(begun -> bell.ring())
                .map(Begun::of);
    }

    private int pages(@Nullable Integer wanted) {
        int pages = wanted == null ? settings.crawl().usual() : wanted;
        if (pages < 1) {
            throw Failure.invalid("maxPages", "The field 'maxPages' starts at 1.");
        }
        return Math.min(pages, settings.crawl().most());
    }

    @GetMapping("/crawls/{id}")
    Mono<CrawlView> get(Caller caller, @PathVariable String id) {
        return crawls.get(caller.account(), known(id)).map(CrawlView::of);
    }

    @DeleteMapping("/crawls/{id}")
    Mono<Stopped> stop(Caller caller, @PathVariable String id) {
        UUID crawl = known(id);
        return crawls.delete(caller.account(), crawl).thenReturn(new Stopped(crawl, true));
    }

    private static UUID known(String id) {
        return Ids.parse(id).orElseThrow(() -> Failure.notFound("crawl"));
    }

    record CrawlRequest(@JsonProperty("seedUrl") @Nullable String seedUrl,
            @JsonProperty("maxPages") @Nullable Integer maxPages) {}

    record Begun(@JsonProperty("crawlId") UUID crawlId, @JsonProperty("status") String status,
            @JsonProperty("maxPages") int maxPages) {

        static Begun of(Crawl crawl) {
            return new Begun(crawl.id(), crawl.state().word(), crawl.mostPages());
        }
    }

    record CrawlView(@JsonProperty("crawlId") UUID crawlId, @JsonProperty("seedUrl") String seedUrl,
            @JsonProperty("status") String status, @JsonProperty("maxPages") int maxPages,
            @JsonProperty("found") long found, @JsonProperty("fetched") long fetched,
            @JsonProperty("failed") long failed, @JsonProperty("skipped_by_robots") long skippedByRobots,
            @JsonProperty("skipped") long skipped, @JsonProperty("waiting") long waiting,
            @JsonProperty("last_error") @Nullable String lastError, @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("ended_at") @Nullable Instant endedAt) {

        static CrawlView of(Crawl crawl) {
            var progress = crawl.progress();
            return new CrawlView(crawl.id(), crawl.seed(), crawl.state().word(), crawl.mostPages(), progress.found(),
                    progress.fetched(), progress.failed(), progress.disallowed(), progress.skipped(),
                    progress.waiting(), crawl.lastError(), crawl.createdAt(), crawl.endedAt());
        }
    }

    record Stopped(@JsonProperty("crawlId") UUID crawlId, @JsonProperty("deleted") boolean deleted) {}
}
