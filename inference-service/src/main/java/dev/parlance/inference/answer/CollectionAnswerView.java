package dev.parlance.inference.answer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

import dev.parlance.inference.answer.CollectionAnswers.Answered;
import dev.parlance.inference.retrieval.Match;
import dev.parlance.inference.stream.Source;

/** An answer from collections, as the platform API tells it. */
record CollectionAnswerView(@JsonProperty("answer") String answer, @JsonProperty("model") String model,
        @JsonProperty("fallback_from") @Nullable String fallbackFrom,
        @JsonProperty("sources") List<SourceView> sources, @JsonProperty("usage") @JsonRawValue String usage) {

    static CollectionAnswerView of(Answered answered) {
        var answer = answered.answer();
        return new CollectionAnswerView(answer.text(), answer.model(), answer.insteadOf(),
                sources(answer.sources(), answered.found()), answer.usage().json());
    }

    /** Each document once, in the order in which the answer rests on them. */
    private static List<SourceView> sources(List<Source> cited, List<Match> found) {
        Map<String, Match> byId = found.stream()
                .collect(Collectors.toMap(Match::documentId, Function.identity(), (first, again) -> first));
        return cited.stream().map(Source::documentId).distinct().filter(byId::containsKey).map(byId::get)
                .map(SourceView::of).toList();
    }

    record SourceView(@JsonProperty("documentId") String documentId, @JsonProperty("documentName") String documentName,
            @JsonProperty("documentContent") String documentContent, @JsonProperty("score") double score,
            @JsonProperty("page") @Nullable Integer page, @JsonProperty("heading") @Nullable String heading,
            @JsonProperty("collectionId") String collectionId) {

        static SourceView of(Match match) {
            return new SourceView(match.documentId(), match.documentName(), match.content(), match.score(),
                    match.page(), match.heading(), match.collectionId());
        }
    }
}
