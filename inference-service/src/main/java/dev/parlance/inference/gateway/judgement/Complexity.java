package dev.parlance.inference.gateway.judgement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.parlance.inference.aside.Aide;
import dev.parlance.inference.aside.AsideFailed;
import dev.parlance.inference.aside.Asides;
import dev.parlance.inference.aside.Question;
import dev.parlance.inference.aside.Reply;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.inquiry.Inquiry;

/** Leads each request to the model for requests as hard as it is. */
public final class Complexity {

    private static final Logger log = LoggerFactory.getLogger(Complexity.class);

    private static final String SKU = "inference.resolving.routing_complexity";

    private static final String INSTRUCTIONS = """
            You grade how hard a request to an assistant is. Answer with one word only:
            low - small talk, a fact, a short text, a simple change of a text
            medium - an explanation, a comparison, a longer text, ordinary code
            high - several steps of reasoning, mathematics, planning, analysis, difficult code""";

    /** Of a long request beginning and end tell enough. */
    private static final int LONGEST_PART = 2_000;

    private static final int OUTPUT = 1;

    private final Asides asides;

    public Complexity(Asides asides) {
        this.asides = asides;
    }

    private enum Level {
        LOW, MEDIUM, HIGH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By its beginning: some tokens are no whole words. */
        static Optional<Level> read(String answer) {
            String said = answer.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            return said.isEmpty()
                    ? Optional.empty()
                    : Arrays.stream(values()).filter(level -> level.word().startsWith(said)
                            || said.startsWith(level.word())).findFirst();
        }
    }

    /**
     * Where a request is led.
     *
     * @param parameters of the gateway as it is for this request
     * @param level how hard the request is; absent where that did not decide
     * @param charges items of the bill, each a JSON array
     */
    public record Led(Parameters parameters, @Nullable String level, List<String> charges) {}

    /**
     * To the gateway's own model where it names none by complexity, and where the grade cannot be read.
     *
     * @param said what the user has said, oldest first
     */
    public Mono<Led> lead(Inquiry inquiry, Parameters parameters, List<String> said, Mono<Aide> own) {
        Led straight = new Led(parameters, null, List.of());
        if (parameters.value("modelRoutingParameters").isMissingNode() || said.isEmpty()) {
            return Mono.just(straight);
        }
        JsonNode request = JsonNodeFactory.instance.objectNode().put("request", shortened(said.getLast()));
        return asides.ask(new Question(inquiry, SKU, INSTRUCTIONS, request, OUTPUT), own)
                .map(reply -> led(parameters, reply))
                .onErrorResume(AsideFailed.class, failed -> {
                    log.warn("A request was not graded: {}", failed.getMessage());
                    return Mono.just(straight);
                });
    }

    private static Led led(Parameters parameters, Reply reply) {
        List<String> charges = List.of(reply.charge());
        return Level.read(reply.text()).map(level -> led(parameters, level, charges))
                .orElseGet(() -> new Led(parameters, null, charges));
    }

    private static Led led(Parameters parameters, Level level, List<String> charges) {
        JsonNode models = parameters.value("modelRoutingParameters");
        Parameters routed = parameters.routed(models.path(level.word() + "ComplexityModelName").stringValue(),
                models.path(level.word() + "ComplexityModelReasoningEffort").stringValueOpt().orElse(null));
        return new Led(routed, level.word(), charges);
    }

    private static String shortened(String said) {
        return said.length() <= 2 * LONGEST_PART
                ? said
                : said.substring(0, LONGEST_PART) + "\n…\n" + said.substring(said.length() - LONGEST_PART);
    }
}
