package dev.parlance.inference.gateway;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.gateway.Preliminaries.Known;
import dev.parlance.inference.gateway.instruction.InstructionSources;
import dev.parlance.inference.gateway.knowledge.Findings;
import dev.parlance.inference.gateway.knowledge.GatewayKnowledge;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.gateway.reply.ReplyRules;
import dev.parlance.inference.gateway.request.Composition;
import dev.parlance.inference.gateway.request.Ingredients;
import dev.parlance.inference.gateway.request.Utterance;
import dev.parlance.inference.gateway.selfcall.SelfCalling;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.provider.ChosenUpstreams;
import dev.parlance.inference.tool.Toolbox;

/** Makes a request ready for the model behind a gateway. */
public final class Preparation {

    private static final int LONGEST_CHAIN = 3;

    private static final Set<String> TOOL_HANDLERS = Set.of("", "native", SelfCalling.NAME);

    private final GatewayDirectory directory;

    private final Models models;

    private final ChosenUpstreams upstreams;

    private final InstructionSources sources;

    private final GatewayKnowledge knowledge;

    private final Preliminaries preliminaries;

    Preparation(GatewayDirectory directory, Models models, ChosenUpstreams upstreams, InstructionSources sources,
            GatewayKnowledge knowledge, Preliminaries preliminaries) {
        this.preliminaries = preliminaries;
        this.directory = directory;
        this.models = models;
        this.upstreams = upstreams;
        this.sources = sources;
        this.knowledge = knowledge;
    }

    /**
     * A request that is ready.
     *
     * @param tools that run here while it is answered
     * @param replies what happens to the answer, in this order
     * @param passages what was found for it; absent where no collections are linked
     * @param charges items of the bill for what was done so far, each a JSON array
     * @param level how hard it is, where that decided which model answers
     * @param withheld whether the model is to refuse it, whatever was wanted of the answer
     */
    public record Prepared(Model model, ObjectNode body, Toolbox tools, List<ReplyRules> replies,
            @Nullable List<Passage> passages, List<String> charges, @Nullable String level, boolean withheld) {

        public Prepared {
            replies = List.copyOf(replies);
            charges = List.copyOf(charges);
        }
    }

    /**
     * What stays the same through a chain of gateways.
     *
     * @param conversation what was said, oldest first, as it was said
     */
    private record Asked(Inquiry inquiry, List<Utterance> conversation) {

        Caller caller() {
            return inquiry.caller();
        }
    }

    /** @param request of the OpenAI shape that has been judged; it is left as it is */
    public Mono<Prepared> prepare(Inquiry inquiry, AiGateway gateway, ObjectNode request) {
        return Mono.defer(() -> prepare(new Asked(inquiry, Utterance.of(request)), gateway, request,
                LONGEST_CHAIN));
    }

    private Mono<Prepared> prepare(Asked asked, AiGateway gateway, ObjectNode request, int left) {
        if (left == 0) {
            return Mono.error(Failure.badRequest("gateway_chain_too_long",
                    "At most " + LONGEST_CHAIN + " AI gateways may stand one behind the other."));
        }
        if (!TOOL_HANDLERS.contains(gateway.parameters().value("knownToolHandlerName").asString(""))) {
            return Mono.error(Failure.badRequest("unknown_tool_handler",
                    "The AI gateway names a tool handler that there is not."));
        }
        return preliminaries.of(asked.inquiry(), gateway.parameters(), request, asked.conversation())
                .flatMap(known -> fetched(asked, known, left));
    }

    private Mono<Prepared> fetched(Asked asked, Known known, int left) {
        Parameters parameters = known.parameters();
        return Mono
                .zip(sources.texts(asked.caller().account(), parameters.value("systemInstructionsSources")),
                        knowledge.find(asked.caller(), parameters, known.said(), known.queries()))
                .flatMap(found -> composed(asked, known, found.getT1(), found.getT2(), left));
    }

    private Mono<Prepared> composed(Asked asked, Known known, List<String> instructions, Findings found, int left) {
        List<String> all = Stream.concat(instructions.stream(), found.contexts().stream()).toList();
        Ingredients fetched = new Ingredients(all, found.worded());
        Composition.Composed composed = new Composition(known.parameters(), fetched).of(known.request());
        ReplyRules rules = ReplyRules.of(known.parameters(), composed.beginning());
        Asked next = known.withheld() ? new Asked(asked.inquiry(), List.of()) : asked;
        return addressed(next, known.parameters(), composed.body(), left)
                .map(prepared -> through(prepared, rules, found, known));
    }

    private Mono<Prepared> addressed(Asked asked, Parameters parameters, ObjectNode body, int left) {
        if (!parameters.isIntegrated()) {
            var upstream = upstreams.at(asked.caller().account(), parameters.baseAddress(), parameters.apiKey());
            return Mono.just(ready(new Model.Remote(upstream, parameters.modelName(), false, true), body));
        }
        return directory.behind(asked.caller().account(), parameters.modelName())
                .flatMap(next -> prepare(asked, next, body, left - 1))
                .switchIfEmpty(Mono.defer(() -> models.get(parameters.modelName())).map(model -> ready(model, body)));
    }

    private static Prepared ready(Model model, ObjectNode body) {
        return new Prepared(model, body, Toolbox.empty(), List.of(), null, List.of(), null, false);
    }

    private static Prepared through(Prepared next, ReplyRules rules, Findings found, Known known) {
        List<ReplyRules> replies = Stream.concat(next.replies().stream(), Stream.of(rules)).toList();
        Model model = SelfCalling.NAME.equals(known.parameters().text("knownToolHandlerName"))
                ? SelfCalling.over(next.model(), known.parameters(), JsonMapper.shared())
                : next.model();
        return new Prepared(model, next.body(), next.tools(), replies,
                joined(found.passages(), next.passages()),
                Stream.concat(known.charges().stream(), next.charges().stream()).toList(),
                next.level() != null ? next.level() : known.level(), next.withheld() || known.withheld());
    }

    private static @Nullable List<Passage> joined(@Nullable List<Passage> first, @Nullable List<Passage> second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
