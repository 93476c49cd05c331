package dev.parlance.inference.gateway;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.aside.Aide;
import dev.parlance.inference.gateway.judgement.Complexity;
import dev.parlance.inference.gateway.judgement.Moderation;
import dev.parlance.inference.gateway.knowledge.Rewriting;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.gateway.request.Utterance;
import dev.parlance.inference.inquiry.Inquiry;

/** What helping models are asked before a request is made ready. */
final class Preliminaries {

    private final Aides aides;

    private final Moderation moderation;

    private final Complexity complexity;

    private final Rewriting rewriting;

    Preliminaries(Aides aides, Moderation moderation, Complexity complexity, Rewriting rewriting) {
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
                        : known(inquiry, parameters, passed, conversation, own));
    }

    private Mono<Known> known(Inquiry inquiry, Parameters parameters, Moderation.Passed passed,
            List<Utterance> conversation, Mono<Aide> own) {
        List<String> said = conversation.stream().filter(Utterance::byUser).map(Utterance::text).toList();
        return Mono.zip(complexity.lead(inquiry, parameters, said, own),
                rewriting.of(inquiry, parameters, conversation, own),
                (led, rewritten) -> new Known(led.parameters(), passed.request(), said, rewritten.queries(),
                        led.level(), false,
                        Stream.of(passed.charges(), led.charges(), rewritten.charges()).flatMap(List::stream)
                                .toList()));
    }
}
