package dev.parlance.knowledge.source;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.document.Pieces;

/** The sources of the workspace API. */
@RestController
@RequestMapping("/api/knowledge")
class SourceEndpoint {

    private static final int MOST_LISTED = 1_000;

    /** Whoever switches a source off waits this long for the index; longer, and it is done behind his back. */
    private static final Duration CLEARING = Duration.ofSeconds(1);

    private final Sources sources;

    private final Clearances clearances;

    private final Bell bell;

    SourceEndpoint(Sources sources, Clearances clearances, Bell bell) {
        this.sources = sources;
        this.clearances = clearances;
        this.bell = bell;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Accepted> add(Caller caller, @RequestBody SourceRequest request) {
        return added(caller.account(), request.draft()).doOnNext(source -> bell.ring()).map(Accepted::of);
    }

    private Mono<Source> added(UUID account, SourceDraft draft) {
        return switch (draft) {
            case SourceDraft.Address address -> sources.addAddress(account, address.name(), address.uri());
            case SourceDraft.Text text -> sources.addText(account, text.name(), text.text());
        };
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<Accepted> upload(Caller caller, @RequestPart("file") FilePart file,
            @RequestPart(name = "name", required = false) @Nullable FormFieldPart name) {
        return sources.addFile(caller.account(), SourceDraft.name(name == null ? null : name.value()), file.filename(),
                Pieces.of(file.content())).map(Accepted::of);
    }

    @GetMapping
    Mono<SourceList> list(Caller caller, @RequestParam(defaultValue = "1000") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        if (limit < 1 || limit > MOST_LISTED) {
            return Mono.error(Failure.invalid("limit", "The field 'limit' goes from 1 to " + MOST_LISTED + "."));
        }
        if (offset < 0) {
            return Mono.error(Failure.invalid("offset", "The field 'offset' starts at 0."));
        }
        return sources.list(caller.account(), limit, offset).map(SourceList::of);
    }

    @GetMapping("/{id}")
    Mono<SourceView> get(Caller caller, @PathVariable String id) {
        return sources.get(caller.account(), SourceId.known(id)).map(SourceView::of);
    }

    @PatchMapping("/{id}")
    Mono<SourceView> turn(Caller caller, @PathVariable String id, @RequestBody TurnRequest request) {
        UUID source = SourceId.known(id);
        return sources.turn(caller.account(), source, request.isEnabled())
                .flatMap(turned -> cleared(source).thenReturn(turned)).map(SourceView::of);
    }

    /** What is not done now is done within seconds. */
    private Mono<Void> cleared(UUID source) {
        return clearances.clear(source).timeout(CLEARING).onErrorComplete();
    }

    @PostMapping("/{id}/reindex")
    Mono<Accepted> reindex(Caller caller, @PathVariable String id) {
        return sources.reindex(caller.account(), SourceId.known(id)).doOnNext(source -> bell.ring())
                .map(Accepted::of);
    }

    @DeleteMapping("/{id}")
    Mono<Deleted> delete(Caller caller, @PathVariable String id) {
        return sources.delete(caller.account(), SourceId.known(id)).thenReturn(new Deleted(id, true));
    }

    record SourceRequest(@JsonProperty("url") @Nullable String url, @JsonProperty("text") @Nullable String text,
            @JsonProperty("name") @Nullable String name) {

        SourceDraft draft() {
            return SourceDraft.of(url, text, name);
        }
    }

    /** Clients send a flag or the number they were shown. */
    record TurnRequest(@JsonProperty("enabled") @Nullable Object enabled) {

        boolean isEnabled() {
            return switch (enabled) {
                case Boolean flag -> flag;
                case Integer number when number == 0 || number == 1 -> number == 1;
                case null -> throw Failure.missing("enabled");
                default -> throw Failure.invalid("enabled", "The field 'enabled' must be true or false.");
            };
        }
    }

    record Accepted(@JsonProperty("id") String id, @JsonProperty("status") String status) {

        static Accepted of(Source source) {
            return new Accepted(source.id().text(), source.status().word());
        }
    }

    record SourceList(@JsonProperty("sources") List<SourceView> sources, @JsonProperty("total") long total) {

        static SourceList of(Sources.Page page) {
            return new SourceList(page.sources().stream().map(SourceView::of).toList(), page.total());
        }
    }

    record Deleted(@JsonProperty("id") String id, @JsonProperty("deleted") boolean deleted) {}
}
