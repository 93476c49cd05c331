package dev.parlance.inference.gateway;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.aside.Aide;
import dev.parlance.inference.gateway.judgement.Complexity;
import dev.parlance.inference.gateway.judgement.Moderation;
import dev.parlance.inference.gateway.knowledge.Rewriting;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.gateway.request.Utterance;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.media.MediaKind;
import dev.parlance.inference.media.Preprocessing;

/** What helping models are asked before a request is made ready. */
final class Preliminaries {

    private final Aides aides;

    private final Moderation moderation;

    private final Preprocessing preprocessing;

    private final Complexity complexity;

    private final Rewriting rewriting;

    Preliminaries(Aides aides, Moderation moderation, Preprocessing preprocessing, Complexity complexity,
            Rewriting rewriting) {
        this.preprocessing = preprocessing;
        this.aides = aides;
        this.moderation = moderation;
        this.complexity = complexity;
        this.rewriting = rewriting;
    }

    /**
     * What is known of a request.
     *
     * @param parameters of the gateway as it is for this request
     * @param request as it goes on
     * @param said what of the user is searched for, oldest first
     * @param queries that were made of it; empty where none were
     * @param level how hard it is, where that decided which model answers
     * @param withheld whether it is a refusal that is wanted now
     * @param charges items of the bill, each a JSON array
     */
    record Known(Parameters parameters, ObjectNode request, List<String> said, List<String> queries,
            @Nullable String level, boolean withheld, List<String> charges) {}

    /** @param conversation what was said, oldest first, as it was said */
    Mono<Known> of(Inquiry inquiry, Parameters parameters, ObjectNode request, List<Utterance> conversation) {
        Mono<Aide> own = aides.behind(inquiry.caller().account(), parameters);
        return moderation.pass(inquiry, parameters, request, own)
                .flatMap(passed -> passed.withheld()
                        ? Mono.just(new Known(parameters, passed.request(), List.of(), List.of(), null, true,
                                passed.charges()))
                        : read(inquiry, parameters, passed, conversation, own));
    }

    /** What media hold belongs to what was said. */
    private Mono<Known> read(Inquiry inquiry, Parameters parameters, Moderation.Passed passed,
            List<Utterance> conversation, Mono<Aide> own) {
        ObjectNode request = passed.request().deepCopy();
        JsonNode wanted = request.remove(MediaKind.MEMBER);
        Set<MediaKind> kinds = MediaKind.read(wanted != null ? wanted : parameters.value("enabledMultimodalFeatures"));
        return preprocessing.turn(inquiry, kinds, request, own)
                .flatMap(turned -> known(inquiry, parameters,
                        turned.request(), turned.request() == request ? conversation : Utterance.of(turned.request()),
                        own, Stream.concat(passed.charges().stream(), turned.charges().stream()).toList()));
    }

    private Mono<Known> known(Inquiry inquiry, Parameters parameters, ObjectNode request,
            List<Utterance> conversation, Mono<Aide> own, List<String> charges) {
        List<String> said = conversation.stream().filter(Utterance::byUser).map(Utterance::text).toList();
        return Mono.zip(complexity.lead(inquiry, parameters, said, own),
                rewriting.of(inquiry, parameters, conversation, own),
                (led, rewritten) -> new Known(led.parameters(), request, said, rewritten.queries(),
                        led.level(), false,
                        Stream.of(charges, led.charges(), rewritten.charges()).flatMap(List::stream)
                                .toList()));
    }
}
