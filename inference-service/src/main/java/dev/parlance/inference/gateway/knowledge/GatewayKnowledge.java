package dev.parlance.inference.gateway.knowledge;

import java.util.List;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.retrieval.Collection;
import dev.parlance.inference.retrieval.Collections;
import dev.parlance.inference.retrieval.Match;
import dev.parlance.inference.retrieval.Searches;

/**
 * Searches the collections that are linked to a gateway. Whether they are the caller's own is judged anew each time, where
 * they are kept.
 */
public final class GatewayKnowledge {

    /** Characters a search takes; the last words of the user weigh most. */
    private static final int LONGEST_QUERY = 4_000;

    /** The least the search takes; nothing is found below it. */
    private static final double LEAST_SCORE = 0.01;

    private static final int AT_ONCE = 3;

    private final Searches searches;

    private final Collections collections;

    private final FoundWording wording;

    private final JsonMapper json;

    public GatewayKnowledge(Searches searches, Collections collections, JsonMapper json) {
        this.searches = searches;
        this.collections = collections;
        this.wording = new FoundWording(json);
        this.json = json;
    }

    /**
     * Fails with 400 where a linked collection is gone.
     *
     * @param said what the user has said, oldest first; without anything there is nothing to search for
     */
    public Mono<Findings> find(Caller caller, Parameters parameters, List<String> said) {
        if (parameters.collections().isEmpty() || said.isEmpty()) {
            return Mono.just(Findings.NONE);
        }
        return findings(caller, parameters, searches.find(caller, query(parameters, said)));
    }

    /**
     * The same for queries that were made of it; each passage counts with the best score it has for any of them.
     *
     * @param queries empty where none were made: then the strategy says what of it is searched for
     */
    public Mono<Findings> find(Caller caller, Parameters parameters, List<String> said, List<String> queries) {
        if (queries.isEmpty()) {
            return find(caller, parameters, said);
        }
        Mono<List<Match>> found = Flux.fromIterable(queries)
                .flatMapSequential(query -> searches.find(caller, query(parameters, query)), AT_ONCE).collectList()
                .map(lists -> Merging.merged(lists,
                        parameters.valueOrUsual("knowledgeBaseMaximumResults").intValue()));
        return findings(caller, parameters, found);
    }

    private Mono<Findings> findings(Caller caller, Parameters parameters, Mono<List<Match>> found) {
        Mono<List<Collection>> searched = collections.get(caller, parameters.collections());
        return Mono.zip(found, searched, (matches, linked) -> findings(parameters, matches, linked))
                .onErrorMap(GatewayKnowledge::isUnknown, unknown -> Failure.badRequest("unknown_collection",
                        "A collection that is linked to the AI gateway is gone."));
    }

    private ObjectNode query(Parameters parameters, List<String> said) {
        int wanted = "Plain".equals(parameters.valueOrUsual("queryStrategy").asString("Plain"))
                ? 1
                : parameters.concatenated();
        return query(parameters, String.join("\n", said.subList(Math.max(0, said.size() - wanted), said.size())));
    }

    private ObjectNode query(Parameters parameters, String query) {
        ObjectNode body = json.createObjectNode();
        body.put("term", query.substring(Math.max(0, query.length() - LONGEST_QUERY)));
        body.putPOJO("collections", parameters.collections());
        body.set("top", parameters.valueOrUsual("knowledgeBaseMaximumResults"));
        body.put("minScore",
                Math.max(LEAST_SCORE, parameters.valueOrUsual("knowledgeBaseMinimumScore").doubleValue()));
        return body.put("includeReferences", parameters.isOn("knowledgeUseReferences"));
    }

    private Findings findings(Parameters parameters, List<Match> matches, List<Collection> linked) {
        List<Match> all = matches.stream().flatMap(Match::withReferences).toList();
        String worded = wording.of(all, parameters.isOn("knowledgeUseMetaDescriptions"));
        List<String> contexts = linked.stream().filter(collection -> !isBlank(collection.context()))
                .map(collection -> "About the collection \"" + collection.name() + "\": " + collection.context())
                .toList();
        return new Findings(all.stream().map(Match::passage).toList(), worded, contexts);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean isUnknown(Throwable thrown) {
        return thrown instanceof Failure failure && failure.status() == 404;
    }
}
