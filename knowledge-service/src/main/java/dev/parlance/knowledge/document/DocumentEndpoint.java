package dev.parlance.knowledge.document;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.failure.Required;
import dev.parlance.chassis.identity.Ids;

/** The knowledge routes of the support API. */
@RestController
@RequestMapping("/api/v1/knowledge")
class DocumentEndpoint {

    private static final int MOST_LISTED = 1_000;

    private final Knowledge knowledge;

    DocumentEndpoint(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<DocumentView> upload(Caller caller, @RequestPart("file") FilePart file) {
        return knowledge.addFile(caller.account(), file.filename(), Pieces.of(file.content())).map(DocumentView::of);
    }

    @PostMapping("/text")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<DocumentView> text(Caller caller, @RequestBody TextRequest request) {
        return knowledge.addText(caller.account(), Required.text("title", request.title()),
                Required.text("content", request.content())).map(DocumentView::of);
    }

    @GetMapping("/documents")
    Mono<DocumentList> list(Caller caller, @RequestParam(defaultValue = "1000") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        if (limit < 1 || limit > MOST_LISTED) {
            return Mono.error(Failure.invalid("limit", "The field 'limit' goes from 1 to " + MOST_LISTED + "."));
        }
        if (offset < 0) {
            return Mono.error(Failure.invalid("offset", "The field 'offset' starts at 0."));
        }
        return knowledge.list(caller.account(), limit, offset).map(DocumentList::of);
    }

    @GetMapping("/documents/{id}")
    Mono<DocumentView> get(Caller caller, @PathVariable String id) {
        return knowledge.get(caller.account(), known(id)).map(DocumentView::of);
    }

    @DeleteMapping("/documents/{id}")
    Mono<Deleted> delete(Caller caller, @PathVariable String id) {
        return knowledge.delete(caller.account(), known(id)).map(document -> new Deleted(document.id(), true));
    }

    private static UUID known(String id) {
        return Ids.parse(id).orElseThrow(() -> Failure.notFound("document"));
    }

    record TextRequest(@JsonProperty("title") @Nullable String title,
            @JsonProperty("content") @Nullable String content) {}

    record DocumentList(@JsonProperty("documents") List<DocumentView> documents, @JsonProperty("total") long total) {

        static DocumentList of(Documents.Page page) {
            return new DocumentList(page.documents().stream().map(DocumentView::of).toList(), page.total());
        }
    }

    record Deleted(@JsonProperty("id") UUID id, @JsonProperty("deleted") boolean deleted) {}
}
