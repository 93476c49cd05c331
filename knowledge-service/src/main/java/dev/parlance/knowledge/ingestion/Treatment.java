package dev.parlance.knowledge.ingestion;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Mono;

import dev.parlance.knowledge.document.Document;
import dev.parlance.knowledge.document.Document.Reason;
import dev.parlance.knowledge.document.queue.Claims;
import dev.parlance.knowledge.document.queue.Outcome;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/** What is done with one document, from its content to its outcome. It fails only where something else than it is to blame. */
@Component
class Treatment {

    private static final Logger log = LoggerFactory.getLogger(Treatment.class);

    private static final int MOST_ATTEMPTS = 5;

    /** Far more than the suite is ever killed in a row while the same document is in work, unless by that document. */
    private static final int MOST_CLAIMS = 25;

    private final Claims claims;

    private final BlockingExtraction extraction;

    private final Vectorising vectorising;

    private final IngestionSettings settings;

    Treatment(Claims claims, BlockingExtraction extraction, Vectorising vectorising, IngestionSettings settings) {
        this.claims = claims;
        this.extraction = extraction;
        this.vectorising = vectorising;
        this.settings = settings;
    }

    Mono<Outcome> outcome(Document document, Work work) {
        if (document.claims() > MOST_CLAIMS) {
            return Mono.just(gaveUp(document));
        }
        return extraction.extract(document, claims.content(document))
                .flatMap(extract -> indexed(document, extract, work))
                .timeout(settings.patience())
                .onErrorResume(UnreadableDocument.class, thrown -> Mono.just(unusable(document, thrown)))
                .onErrorResume(thrown -> failedAttempt(document, thrown));
    }

    private Mono<Outcome> indexed(Document document, Extract extract, Work work) {
        return vectorising.kept(document.account(), extract.chunks(), work)
                .map(chunks -> new Outcome.Indexed(document, extract.wording(), vectorising.model(), chunks));
    }

    private static Outcome unusable(Document document, UnreadableDocument thrown) {
        return new Outcome.Unusable(document, new Reason(thrown.code(), thrown.reason()));
    }

    /** The next attempt is another one's business; after several the document has failed. */
    private static Mono<Outcome> failedAttempt(Document document, Throwable thrown) {
        log.warn("Indexing of document {} failed in attempt {}: {}", document.id(), document.attempts() + 1,
                thrown.toString());
        return document.attempts() + 1 < MOST_ATTEMPTS ? Mono.error(thrown) : Mono.just(gaveUp(document));
    }

    private static Outcome gaveUp(Document document) {
        return new Outcome.Unusable(document, new Reason("indexing_failed",
                "The document could not be indexed after several attempts. It can be tried again."));
    }
}
