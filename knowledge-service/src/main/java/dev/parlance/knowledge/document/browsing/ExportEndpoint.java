package dev.parlance.knowledge.document.browsing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.knowledge.collection.Collection;
import dev.parlance.knowledge.collection.Collections;
import dev.parlance.knowledge.document.Document.Origin;

/** Writes a collection as the lines an import reads, one document after the other. */
@RestController
class ExportEndpoint {

    private static final MediaType LINES = MediaType.parseMediaType("application/jsonl;charset=utf-8");

    private final Collections collections;

    private final Browsing browsing;

    private final JsonMapper json;

    ExportEndpoint(Collections collections, Browsing browsing, JsonMapper json) {
        this.collections = collections;
        this.browsing = browsing;
        this.json = json;
    }

    @GetMapping("/api/v1/collections/{id}/export.jsonl")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(Caller caller, @PathVariable String id) {
        return collections.get(caller.account(), id).map(this::answer);
    }

    private ResponseEntity<Flux<DataBuffer>> answer(Collection collection) {
        var file = ContentDisposition.attachment().filename(collection.name() + ".jsonl", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok().contentType(LINES).header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(lines(collection));
    }

    private Flux<DataBuffer> lines(Collection collection) {
        return browsing.all(collection).filter(full -> !full.contents().isBlank()).map(this::line);
    }

    private DataBuffer line(Browsing.Full full) {
        byte[] line = (json.writeValueAsString(fields(full)) + "\n").getBytes(StandardCharsets.UTF_8);
        return DefaultDataBufferFactory.sharedInstance.wrap(line);
    }

    private static Map<String, Object> fields(Browsing.Full full) {
        Map<String, Object> line = new LinkedHashMap<>();
        var glimpse = full.glimpse();
        line.put("docid", key(full));
        line.put("text", full.contents());
        if (glimpse.reference() != null) {
            line.put("__ref", glimpse.reference());
        }
        if (!glimpse.tags().isEmpty()) {
            line.put("__tags", glimpse.tags());
        }
        if (!glimpse.metadata().equals("{}")) {
            line.put("__meta", new RawValue(glimpse.metadata()));
        }
        return line;
    }

    /** Files and texts may have the same name; an import knows documents apart by it. */
    private static String key(Browsing.Full full) {
        var document = full.glimpse().document();
        if (document.origin() == Origin.ENTRY) {
            return document.name();
        }
        String name = document.name();
        int end = name.offsetByCodePoints(0, Math.min(200, name.codePointCount(0, name.length())));
        return name.substring(0, end) + " (" + document.id() + ")";
    }
}
