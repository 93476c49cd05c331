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
import dev.parlance.inference.tool.Tool;
import dev.parlance.inference.tool.function.CollectionAddress;

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
    private static final String FUNCTION = "QueryFunction";

    /** What the tool is called by which a model searches itself. */
    private static final String SEARCH = "search_knowledge";

    private static final int USUAL_RESULTS = 8;

    private static final double USUAL_SCORE = 0.2;

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
        return isSearchedByTheModel(caller, parameters)
                ? described(caller, parameters)
                : searched(caller, parameters, said);
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

    /** Whether the model searches itself. For strangers nothing runs on its behalf, so they are searched for as usual. */
    public static boolean isSearchedByTheModel(Caller caller, Parameters parameters) {
        return FUNCTION.equals(parameters.text("queryStrategy")) && !parameters.collections().isEmpty()
                && !caller.publishable();
    }

    /** What a model searches with that searches itself. */
    public Tool search(Parameters parameters) {
        return new KnowledgeSearch(SEARCH,
                "Searches the knowledge base. Use it before answering whatever may stand there.",
                searches, term -> query(parameters, term),
                found -> wording.result(found, parameters.isOn("knowledgeUseMetaDescriptions")));
    }

    /** A function that searches one collection. */
    public Tool search(String name, String description, CollectionAddress address) {
        return new KnowledgeSearch(name, description, searches, term -> query(address, term),
                found -> wording.result(found, false));
    }

    /** What is there is not searched yet. */
    private Mono<Findings> described(Caller caller, Parameters parameters) {
        return collections.get(caller, parameters.collections())
                .map(linked -> new Findings(null, "", contexts(linked)))
                .onErrorMap(GatewayKnowledge::isUnknown, GatewayKnowledge::gone);
    }

    /** Searched once for what the user said, whatever the strategy. */
    public Mono<Findings> searched(Caller caller, Parameters parameters, List<String> said) {
        return findings(caller, parameters, searches.find(caller, query(parameters, said)));
    }

    private Mono<Findings> findings(Caller caller, Parameters parameters, Mono<List<Match>> found) {
        Mono<List<Collection>> searched = collections.get(caller, parameters.collections());
        return Mono.zip(found, searched, (matches, linked) -> findings(parameters, matches, linked))
                .onErrorMap(GatewayKnowledge::isUnknown, GatewayKnowledge::gone);
    }

    private static Failure gone(Throwable unknown) {
        return Failure.badRequest("unknown_collection", "A collection that is linked to the AI gateway is gone.");
    }

    private ObjectNode query(Parameters parameters, List<String> said) {
        String strategy = parameters.valueOrUsual("queryStrategy").asString("Plain");
        int wanted = strategy.equals("Plain") || strategy.equals(FUNCTION) ? 1 : parameters.concatenated();
        return query(parameters, String.join("\n", said.subList(Math.max(0, said.size() - wanted), said.size())));
    }

    private ObjectNode query(CollectionAddress address, String query) {
        ObjectNode body = json.createObjectNode();
        body.put("term", query.substring(Math.max(0, query.length() - LONGEST_QUERY)));
        body.putPOJO("collections", List.of(address.collection()));
        body.put("top", address.top().orElse(USUAL_RESULTS));
        body.put("minScore", Math.max(LEAST_SCORE, address.least().orElse(USUAL_SCORE)));
        return body.put("includeReferences", address.references());
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
        return new Findings(all.stream().map(Match::passage).toList(), worded, contexts(linked));
    }

    private static List<String> contexts(List<Collection> linked) {
        return linked.stream().filter(collection -> !isBlank(collection.context()))
                .map(collection -> "About the collection \"" + collection.name() + "\": " + collection.context())
                .toList();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean isUnknown(Throwable thrown) {
        return thrown instanceof Failure failure && failure.status() == 404;
    }
}
