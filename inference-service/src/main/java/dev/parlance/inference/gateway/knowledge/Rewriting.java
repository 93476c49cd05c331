package dev.parlance.inference.gateway.knowledge;

import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.aside.Aide;
import dev.parlance.inference.aside.AsideFailed;
import dev.parlance.inference.aside.Asides;
import dev.parlance.inference.aside.Question;
import dev.parlance.inference.aside.Reply;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.gateway.request.Utterance;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.stream.JsonInText;

/** Makes queries of a conversation, so that what is searched for says what "it" is. */
public final class Rewriting {

    private static final Logger log = LoggerFactory.getLogger(Rewriting.class);

    private static final String SKU = "inference.resolving.query_rewrite";

    private static final String INSTRUCTIONS = """
            You write search queries for a knowledge base. You are given the end of a conversation as a JSON array, oldest message first. \
            Write the queries that find what is needed to answer its last message: one for each thing that is asked for, at most 5, the most \
            important first. Each query must be understood without the conversation: put in place of pronouns and of what is left out the names \
            and things they stand for. Keep names and numbers as they are, and the language of the user. \
            Answer with a JSON array of strings and nothing else.""";

    private static final int MOST_QUERIES = 5;

    private static final int LONGEST_QUERY = 1_000;

    private static final int LONGEST_UTTERANCE = 4_000;

    private static final int OUTPUT = 400;

    private final Asides asides;

    private final JsonMapper json;

    public Rewriting(Asides asides, JsonMapper json) {
        this.asides = asides;
        this.json = json;
    }

    /**
     * What is to be searched for.
     *
     * @param queries empty where none were made
     * @param charges items of the bill, each a JSON array
     */
    public record Rewritten(List<String> queries, List<String> charges) {

        static final Rewritten NOTHING = new Rewritten(List.of(), List.of());
    }

    /**
     * No queries where the strategy wants none made, or where the helping model fails.
     *
     * @param conversation what was said, oldest first
     */
    public Mono<Rewritten> of(Inquiry inquiry, Parameters parameters, List<Utterance> conversation, Mono<Aide> own) {
        List<Utterance> end = end(parameters, conversation);
        if (end.isEmpty() || parameters.collections().isEmpty()) {
            return Mono.just(Rewritten.NOTHING);
        }
        return asides.ask(new Question(inquiry, SKU, INSTRUCTIONS, json.valueToTree(end), OUTPUT), own)
                .map(Rewriting::rewritten)
                .onErrorResume(AsideFailed.class, Rewriting::none);
    }

    /** As much of the conversation as the strategy looks at. */
    private static List<Utterance> end(Parameters parameters, List<Utterance> conversation) {
        List<Utterance> said = switch (String.valueOf(parameters.text("queryStrategy"))) {
            case "UserRewrite" -> latest(conversation.stream().filter(Utterance::byUser).toList(),
                    parameters.rewritten());
            case "FullRewrite" -> latest(conversation, 2 * parameters.rewritten());
            default -> List.of();
        };
        return said.stream().map(Rewriting::shortened).toList();
    }

    private static List<Utterance> latest(List<Utterance> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private static Utterance shortened(Utterance said) {
        return said.text().length() <= LONGEST_UTTERANCE
                ? said
                : new Utterance(said.role(), said.text().substring(said.text().length() - LONGEST_UTTERANCE));
    }

    private static Rewritten rewritten(Reply reply) {
        List<String> queries = JsonInText.in(reply.text()).stream()
                .filter(found -> found.json().isArray() || found.json() instanceof ObjectNode)
                .findFirst().stream().flatMap(found -> found.json().valueStream())
                .flatMap(each -> each.isArray() ? each.valueStream() : Stream.of(each))
                .map(query -> query.asString("").strip()).filter(query -> !query.isEmpty())
                .map(query -> query.substring(0, Math.min(LONGEST_QUERY, query.length())))
                .distinct().limit(MOST_QUERIES).toList();
        if (queries.isEmpty()) {
            log.warn("The helping model made no queries; the user's own words are searched for");
        }
        return new Rewritten(queries, List.of(reply.charge()));
    }

    private static Mono<Rewritten> none(AsideFailed failed) {
        log.warn("No queries were made, the user's own words are searched for: {}", failed.getMessage());
        return Mono.just(Rewritten.NOTHING);
    }
}
