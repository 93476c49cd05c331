package dev.parlance.inference.answer;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.retrieval.Match;
import dev.parlance.inference.retrieval.Searches;
import dev.parlance.inference.stream.Answer;

/** Answers a question from what a search of collections finds. There is no session: each question stands for itself. */
final class CollectionAnswers {

    private final Models models;

    private final Searches searches;

    private final Answers answers;

    CollectionAnswers(Models models, Searches searches, Answers answers) {
        this.models = models;
        this.searches = searches;
        this.answers = answers;
    }

    /** @param found documents the answer may rest on, best first */
    record Answered(Answer answer, List<Match> found) {}

    /** @param model as the caller names it; absent leaves the choice to us */
    Mono<Answered> answer(Caller caller, Route route, ObjectNode query, @Nullable String model) {
        return chosen(model).flatMap(known -> searches.find(caller, query)
                .flatMap(found -> answered(caller, route, Question.of(query), known, found)));
    }

    private Mono<Model> chosen(@Nullable String model) {
        return model == null ? models.preferred() : models.get(model);
    }

    private Mono<Answered> answered(Caller caller, Route route, String question, Model model, List<Match> found) {
        Turn turn = new Turn(Ids.next(), SessionId.next(), caller.account(), caller.key(), question, List.of(), false);
        List<Match> all = found.stream().flatMap(Match::withReferences).toList();
        List<Passage> passages = all.stream().map(Match::passage).toList();
        return Answer.of(answers.answer(caller, route, turn, model, passages)).map(answer -> new Answered(answer, all));
    }

    /** What is asked, in the words of the search; its form has been judged by then. */
    private static final class Question {

        static String of(ObjectNode query) {
            Stream<String> term = query.path("term").isString()
                    ? Stream.of(query.path("term").stringValue())
                    : Stream.empty();
            Stream<String> terms = query.path("terms").isArray()
                    ? query.path("terms").valueStream().map(each -> each.asString(""))
                    : Stream.empty();
            return String.join("\n", Stream.concat(term, terms).map(String::strip).toList());
        }
    }
}
