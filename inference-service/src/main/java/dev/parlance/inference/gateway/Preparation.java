package dev.parlance.inference.gateway;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.gateway.Preliminaries.Known;
import dev.parlance.inference.gateway.equipment.GatewayTools;
import dev.parlance.inference.gateway.instruction.InstructionSources;
import dev.parlance.inference.gateway.knowledge.Findings;
import dev.parlance.inference.gateway.knowledge.GatewayKnowledge;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.gateway.reply.ReplyRules;
import dev.parlance.inference.gateway.request.Composition;
import dev.parlance.inference.gateway.request.Ingredients;
import dev.parlance.inference.gateway.request.Utterance;
import dev.parlance.inference.gateway.selfcall.SelfCalling;
import dev.parlance.inference.gateway.worker.Draft;
import dev.parlance.inference.gateway.worker.Workers;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.provider.ChosenUpstreams;
import dev.parlance.inference.telemetry.Through;
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

    private final GatewayTools tools;

    private final Workers workers;

    Preparation(GatewayDirectory directory, Models models, ChosenUpstreams upstreams, InstructionSources sources,
            GatewayKnowledge knowledge, Preliminaries preliminaries, GatewayTools tools, Workers workers) {
        this.preliminaries = preliminaries;
        this.directory = directory;
        this.models = models;
        this.upstreams = upstreams;
        this.sources = sources;
        this.knowledge = knowledge;
        this.tools = tools;
        this.workers = workers;
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

        Prepared with(Toolbox others) {
            return new Prepared(model, body, others, replies, passages, charges, level, withheld);
        }

        Prepared with(@Nullable List<Passage> others) {
            return new Prepared(model, body, tools, replies, others, charges, level, withheld);
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
        return Mono.deferContextual(context -> {
            Through.note(gateway.slug(), context);
            return prepare(new Asked(inquiry, Utterance.of(request)), gateway, request, LONGEST_CHAIN);
        }).doOnNext(Preparation::demandNamesOfTheirOwn);
    }

    private static void demandNamesOfTheirOwn(Prepared prepared) {
        for (JsonNode tool : prepared.body().path("tools")) {
            prepared.tools().demandNew(tool.at("/function/name").asString(""));
        }
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
                .flatMap(known -> collected(asked.inquiry(), known)
                        .flatMap(collected -> composed(asked, gateway, known, collected, left)));
    }

    /** What has to be asked for elsewhere. */
    private record Collected(List<String> instructions, Findings found, Toolbox tools) {}

    private Mono<Collected> collected(Inquiry inquiry, Known known) {
        Parameters parameters = known.parameters();
        Mono<Toolbox> equipped = known.withheld() ? Mono.just(Toolbox.empty()) : tools.of(inquiry, parameters);
        return Mono.zip(sources.texts(inquiry.caller().account(), parameters.value("systemInstructionsSources")),
                knowledge.find(inquiry.caller(), parameters, known.said(), known.queries()), equipped)
                .map(all -> new Collected(all.getT1(), all.getT2(), all.getT3()));
    }

    private Mono<Prepared> composed(Asked asked, AiGateway gateway, Known known, Collected collected, int left) {
        List<String> all = Stream.concat(collected.instructions().stream(), collected.found().contexts().stream())
                .toList();
        Composition composition = new Composition(known.parameters(),
                new Ingredients(all, collected.found().worded()));
        Draft draft = new Draft(composition.prepared(known.request()), collected.tools(), asked.inquiry());
        return received(gateway, known, draft).flatMap(
                received -> sent(asked, gateway, composition.finished(received.body()), received, known, collected,
                        left));
    }

    /** Of what is withheld nobody hears. */
    private Mono<Draft> received(AiGateway gateway, Known known, Draft draft) {
        return known.withheld() ? Mono.just(draft) : workers.received(gateway.id(), known.parameters(), draft);
    }

    private Mono<Prepared> sent(Asked asked, AiGateway gateway, Composition.Composed composed, Draft received,
            Known known, Collected collected, int left) {
        ReplyRules rules = ReplyRules.of(known.parameters(), composed.beginning());
        Asked next = new Asked(received.inquiry(), known.withheld() ? List.of() : asked.conversation());
        return addressed(next, known.parameters(), composed.body(), left)
                .map(prepared -> through(prepared, rules, collected.found(), known))
                .map(prepared -> prepared.with(workers.watched(gateway.id(), known.parameters(),
                        prepared.tools().with(received.tools()), received.inquiry())))
                .flatMap(prepared -> informed(asked.caller(), known, prepared));
    }

    /** A model that cannot search, or may have to be stood in for by one, is searched for. */
    private Mono<Prepared> informed(Caller caller, Known known, Prepared prepared) {
        boolean searches = prepared.model() instanceof Model.Remote remote && !remote.chosen();
        if (searches || known.said().isEmpty()
                || !GatewayKnowledge.isSearchedByTheModel(caller, known.parameters())) {
            return Mono.just(prepared);
        }
        return knowledge.searched(caller, known.parameters(), known.said())
                .map(found -> prepared.with(joined(found.passages(), prepared.passages())));
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
