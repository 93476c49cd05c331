package dev.parlance.knowledge.document.entry;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.collection.Collections;
import dev.parlance.knowledge.document.entry.Entries.Scope;
import dev.parlance.knowledge.document.entry.Entries.Stored;

/** Where entries come in: a file of them, or one. */
@RestController
@RequestMapping("/api/v1/collections/{id}/documents")
class EntryEndpoint {

    private static final String MODE = "insert-mode";

    private final Collections collections;

    private final Entries entries;

    private final EntrySettings settings;

    private final LineReader reader = new LineReader();

    EntryEndpoint(Collections collections, Entries entries, EntrySettings settings) {
        this.collections = collections;
        this.entries = entries;
        this.settings = settings;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ImportView> upload(Caller caller, @PathVariable String id, @RequestPart("documents") Part documents,
            @RequestParam(name = MODE, required = false) @Nullable String mode,
            @RequestPart(name = MODE, required = false) @Nullable Part field) {
        boolean sync = isSync(mode == null && field instanceof FormFieldPart form ? form.value() : mode);
        return collection(caller, id)
                .map(collection -> new Upload(collection, sync, settings.most(caller.plan())))
                .flatMap(upload -> importing(upload).run(bytes(documents.content())))
                .map(ImportView::of);
    }

    @PutMapping
    Mono<PutView> put(Caller caller, @PathVariable String id, @RequestBody String body) {
        Entry entry = EntryRules.OF_REQUESTS.read(reader.parse(body));
        return collection(caller, id).flatMap(collection -> put(collection, entry));
    }

    private Mono<PutView> put(Collection collection, Entry entry) {
        return entries.store(collection, List.of(entry), Scope.WHOLE)
                .flatMapIterable(stored -> stored).next().map(PutView::of)
                .switchIfEmpty(Mono.defer(() -> entries.find(collection, entry.key()).map(PutView::unchanged)))
                .switchIfEmpty(Mono.error(() -> Failure.notFound("document")));
    }

    private EntryImport importing(Upload upload) {
        return new EntryImport(entries, upload, Math.toIntExact(settings.longestLine().toBytes()));
    }

    private Mono<Collection> collection(Caller caller, String id) {
        return collections.get(caller.account(), id);
    }

    private static boolean isSync(@Nullable String mode) {
        if (mode != null && !mode.equals("sync")) {
            throw Failure.invalid(MODE, "The field '" + MODE + "' is 'sync' or left out.");
        }
        return mode != null;
    }

    private static Flux<byte[]> bytes(Flux<DataBuffer> content) {
        return content.map(EntryEndpoint::bytes).doOnDiscard(DataBuffer.class, DataBufferUtils::release);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ImportView(@JsonProperty("enqueued") long enqueued, @JsonProperty("skipped") long skipped,
            @JsonProperty("deleted") @Nullable Long deleted, @JsonProperty("errors") List<BadLineView> errors) {

        static ImportView of(ImportReport report) {
            return new ImportView(report.enqueued(), report.skipped(), report.deleted() == 0 ? null : report.deleted(),
                    report.bad().stream().map(BadLineView::of).toList());
        }
    }

    record BadLineView(@JsonProperty("line") long line, @JsonProperty("docid") @Nullable String docid,
            @JsonProperty("code") String code, @JsonProperty("error") String error) {

        static BadLineView of(ReadLine.Bad bad) {
            return new BadLineView(bad.number(), bad.key(), bad.code(), bad.reason());
        }
    }

    record PutView(@JsonProperty("documentId") UUID documentId, @JsonProperty("state") String state) {

        static PutView of(Stored stored) {
            return new PutView(stored.id(), stored.created() ? "Created" : "Modified");
        }

        static PutView unchanged(UUID id) {
            return new PutView(id, "Unchanged");
        }
    }
}
