package dev.parlance.inference.retrieval;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClientException;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.retrieval.KnowledgeService.Found;
import dev.parlance.inference.retrieval.KnowledgeService.Retrieval;
import dev.parlance.inference.retrieval.KnowledgeService.RetrievalRequest;

/** Asks knowledge-service, on behalf of the same caller. */
final class HttpKnowledge implements Knowledge {

    private static final Logger log = LoggerFactory.getLogger(HttpKnowledge.class);

    private static final int LIMIT = 12;

    /** Whoever writes more than this has asked before its end. */
    private static final int LONGEST_QUESTION = 4_000;

    private final KnowledgeService service;

    private final CallerTokens tokens;

    private final Duration patience;

    HttpKnowledge(KnowledgeService service, CallerTokens tokens, Duration patience) {
        this.service = service;
        this.tokens = tokens;
        this.patience = patience;
    }

    @Override
    public Mono<List<Passage>> passages(Caller caller, String question) {
        return Mono.defer(() -> service.retrieve(tokens.sign(caller), caller.requestId(),
                new RetrievalRequest(beginning(question), LIMIT)))
                .timeout(patience)
                .map(HttpKnowledge::passages)
                .onErrorMap(HttpKnowledge::isOutage, HttpKnowledge::away);
    }

    private static String beginning(String question) {
        return question.substring(0, Math.min(LONGEST_QUESTION, question.length()));
    }

    private static List<Passage> passages(Retrieval retrieval) {
        return retrieval.passages().stream().map(HttpKnowledge::passage).toList();
    }

    private static Passage passage(Found found) {
        return new Passage(found.documentId(), found.documentName(), found.chunkId(), found.heading(), found.page(),
                found.text(), found.score());
    }

    private static Failure away(Throwable thrown) {
        log.warn("knowledge-service did not answer: {}", thrown.getMessage());
        return Failure.unavailable("knowledge base");
    }

    /** Whatever the neighbour answers instead of passages, the caller of ours can do nothing about it but wait. */
    private static boolean isOutage(Throwable thrown) {
        return thrown instanceof WebClientException || thrown instanceof TimeoutException;
    }
}
