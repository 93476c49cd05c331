package dev.parlance.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import dev.parlance.inference.retrieval.Match;

import static org.assertj.core.api.Assertions.assertThat;

/** Which strategy finds what is meant by "it" in the second turn. */
class RetrievalInChatTests {

    /** The user names what is asked about. */
    private static final String NAMED_BY_USER = talk("Tell me about the Heron kayak.", "It is a kayak for the sea.",
            "How long is it?");

    /** Only the assistant does. */
    private static final String NAMED_BY_ASSISTANT = talk("Which one do you advise for the sea?", "The Heron kayak.",
            "How long is it?");

    private static final List<String> DOCUMENTS = List.of("About the Heron kayak: it is 4.2 metres.",
            "How long is it? An hour by ferry.", "What we advise for the sea: which one has a skirt.");

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final UUID boats = house.collections().add("");

    @BeforeEach
    void know() {
        house.searches().find(RetrievalInChatTests::found);
        house.upstream.does((request, response) -> searches(GatewayUser.json(house.upstream.bodies().getLast()))
                ? Rounds.calling("search_knowledge", "{\"query\":\"length of the Heron kayak in metres\"}")
                        .answer(request, response)
                : Scripted.by(house.upstream, RetrievalInChatTests::says).answer(request, response));
    }

    @AfterEach
    void forget() {
        house.searches().are();
    }

    @ParameterizedTest
    @CsvSource({"Plain,false", "Concatenate,true", "UserRewrite,true", "FullRewrite,true", "QueryFunction,true"})
    void findsWhatTheUserHasNamed(String strategy, boolean found) throws Exception {
        assertThat(asked(strategy, NAMED_BY_USER, "").contains("4.2 metres")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"Plain,false", "Concatenate,false", "UserRewrite,false", "FullRewrite,true", "QueryFunction,true"})
    void findsWhatTheAssistantHasNamed(String strategy, boolean found) throws Exception {
        assertThat(asked(strategy, NAMED_BY_ASSISTANT, "").contains("4.2 metres")).isEqualTo(found);
    }

    @Test
    void looksAtAsMuchOfTheConversationAsItIsTold() throws Exception {
        asked("FullRewrite", NAMED_BY_ASSISTANT, ",\"queryStrategyParameters\":{\"rewriteContextSize\":1}");

        assertThat(house.upstream.bodies().getFirst()).contains("The Heron kayak.", "How long is it?")
                .doesNotContain("Which one do you advise");
    }

    /** What the model reads that answers. */
    private String asked(String strategy, String talk, String more) throws Exception {
        String id = user.gateway(
                "\"knowledgeCollections\":[\"" + boats + "\"],\"queryStrategy\":\"" + strategy + "\"" + more);
        var answer = user.ask(id, talk, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return house.upstream.bodies().getLast();
    }

    /** A model that is given tools has seen the whole conversation, and searches before it answers. */
    private static boolean searches(JsonNode request) {
        return request.has("tools") && request.path("messages").valueStream()
                .noneMatch(message -> message.path("role").asString("").equals("tool"));
    }

    /** A model that puts in place of "it" what it has been told of, if it has. */
    private static String says(JsonNode request) {
        String asked = request.toString();
        if (!asked.contains("You write search queries")) {
            return "ok";
        }
        return asked.contains("Heron")
                ? "[\"length of the Heron kayak in metres\"]"
                : "[\"how long is it for the sea\"]";
    }

    /** The document that has most words in common with what is searched for. */
    private static List<Match> found(String term) {
        return DOCUMENTS.stream().max(Comparator.comparingLong(document -> common(term, document)))
                .map(document -> new Match(document, "doc", document, 0.9, null, null, "c", List.of())).stream()
                .toList();
    }

    private static long common(String first, String second) {
        Set<String> words = words(second).collect(Collectors.toSet());
        return words(first).distinct().filter(words::contains).count();
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    }

    private static String talk(String first, String answer, String second) {
        return """
                [{"role":"user","content":"%s"},{"role":"assistant","content":"%s"},{"role":"user","content":"%s"}]"""
                .formatted(first, answer, second);
    }
}
