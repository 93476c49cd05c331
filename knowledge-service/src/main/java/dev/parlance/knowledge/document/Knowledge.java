package dev.parlance.knowledge.document;

import java.util.UUID;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.collection.Collections;
import dev.parlance.knowledge.document.Document.Origin;
import dev.parlance.knowledge.parsing.DocumentReader;

/** What an account can do with the documents of its default collection. */
@Component
public class Knowledge {

    private final Collections collections;

    private final Documents documents;

    Knowledge(Collections collections, Documents documents) {
        this.collections = collections;
        this.documents = documents;
    }

    public Mono<Document> addFile(UUID account, String filename, Flux<byte[]> content) {
        String name = DocumentNames.ofFile(filename);
        if (!DocumentReader.supports(name)) {
            return content.then(Mono.error(Failure.unsupportedType("unsupported_file",
                    "This kind of file cannot be read. Send PDF, Word, Excel, PowerPoint, CSV, JSON, XML, HTML or text.")));
        }
        return add(account, name, Origin.FILE, Wording.NONE, content);
    }

    public Mono<Document> addText(UUID account, String title, String text) {
        Wording wording = Wording.of(text);
        return add(account, DocumentNames.ofText(title), Origin.TEXT, wording, Pieces.of(wording.text()));
    }

    /** A copy of what stands at an address; what kind of file it is, its content says. */
    public Mono<Document> addCopy(UUID account, String name, Flux<byte[]> content) {
        return add(account, DocumentNames.ofText(name), Origin.FILE, Wording.NONE, content);
    }

    Mono<Documents.Page> list(UUID account, int limit, int offset) {
        return documents.list(account, limit, offset);
    }

    Mono<Document> get(UUID account, UUID id) {
        return documents.get(account, id);
    }

    /** Fails as not found. */
    public Mono<Document> delete(UUID account, UUID id) {
        return documents.delete(account, id);
    }

    private Mono<Document> add(UUID account, String name, Origin origin, Wording wording, Flux<byte[]> content) {
        return collections.getDefault(account)
                .map(collection -> new NewDocument(account, collection, name, origin, wording))
                .flatMap(document -> documents.accept(document, content));
    }
}
