package dev.parlance.knowledge.retrieval;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.embedding.Embeddings;
import dev.parlance.knowledge.embedding.EmbeddingsUnavailable;
import dev.parlance.knowledge.index.Candidate;
import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.index.Search;

/**
 * Finds passages by their words and their meaning at once. While the embedding model is out of reach, questions are
 * answered by words alone.
 */
public final class Retrieval {

    private static final Logger log = LoggerFactory.getLogger(Retrieval.class);

    private final Embeddings embeddings;
    private final Passages passages;
    private final Mono<Double> background;

    public Retrieval(Embeddings embeddings, Passages passages) {
        this.embeddings = embeddings;
        this.passages = passages;
        this.background = Background.of(embeddings);
    }

    /** The passages that say most about the question, best first; none for a blank question. */
    public Mono<Findings> find(Question question) {
        if (question.text().isBlank()) {
            return Mono.just(new Findings(List.of(), true, 0));
        }
        return Mono.zip(embeddings.embedQuery(question.text()), background)
                .map(measured -> asked(question, measured.getT1(), measured.getT2()))
                .onErrorResume(EmbeddingsUnavailable.class, failure -> Mono.just(askedByWords(question, failure)))
                .flatMap(this::search);
    }

    private Mono<Findings> search(Asked asked) {
        return passages.search(asked.search(), asked::worth, Math.max(asked.limit(), Candidate.DIRECTED))
                .map(asked::judged);
    }

    private Asked asked(Question question, float[] vector, double background) {
        var search = new Search(question.scope(), question.text(), vector);
        return new Asked(search, Balance.of(question.text(), embeddings::reads, background), question.ranking(),
                question.limit());
    }

    private static Asked askedByWords(Question question, EmbeddingsUnavailable failure) {
        log.warn("Answering by words alone: {}", failure.getMessage());
        return new Asked(new Search(question.scope(), question.text(), null), Balance.wordsOnly(), Ranking.WORDS,
                question.limit());
    }

    private record Asked(Search search, Balance balance, Ranking ranking, int limit) {

        double worth(double cosine, double wording) {
            return ranking.of(balance, cosine, wording);
        }

        Findings judged(List<Candidate> candidates) {
            List<Found> found = candidates.stream().map(candidate -> balance.judge(candidate, ranking)).toList();
            List<Found> ordered = ranking == Ranking.BALANCED
                    ? Neighbourhood.settled(balance, candidates, found)
                    : found;
            return new Findings(ordered.stream().filter(ranking::tells).limit(limit).toList(), search.vector() != null,
                    candidates.stream().mapToDouble(balance::worth).max().orElse(0));
        }
    }
}
