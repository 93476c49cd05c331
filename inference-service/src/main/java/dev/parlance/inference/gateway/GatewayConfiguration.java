package dev.parlance.inference.gateway;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.egress.GuardedHttp;
import dev.parlance.inference.aside.Asides;
import dev.parlance.inference.gateway.equipment.FunctionSources;
import dev.parlance.inference.gateway.equipment.Functions;
import dev.parlance.inference.gateway.equipment.GatewayTools;
import dev.parlance.inference.gateway.instruction.InstructionSources;
import dev.parlance.inference.gateway.judgement.Complexity;
import dev.parlance.inference.gateway.judgement.Moderation;
import dev.parlance.inference.gateway.knowledge.GatewayKnowledge;
import dev.parlance.inference.gateway.knowledge.Rewriting;
import dev.parlance.inference.media.Preprocessing;
import dev.parlance.inference.gateway.worker.Workers;
import dev.parlance.inference.hook.Hooks;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.provider.ChosenUpstreams;
import dev.parlance.inference.retrieval.Collections;
import dev.parlance.inference.retrieval.Searches;
import dev.parlance.inference.tool.function.Callbacks;

/** Puts together what keeps gateways and finds them. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    private static final int LARGEST_SOURCE = 10 * 1024 * 1024;

    @Bean
    Gateways gateways(AiGateways stored, Collections collections, Clock clock) {
        return new Gateways(stored, collections, clock);
    }

    @Bean
    ListedGateways listedGateways(AiGateways stored) {
        return new ListedGateways(stored);
    }

    @Bean
    GatewayDirectory gatewayDirectory(AiGateways stored) {
        return new GatewayDirectory(stored);
    }

    @Bean
    InstructionSources instructionSources(GuardedHttp guarded, Clock clock) {
        return new InstructionSources(guarded.webClient()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_SOURCE)).build(), clock);
    }

    @Bean
    GatewayKnowledge gatewayKnowledge(Searches searches, Collections collections, JsonMapper json) {
        return new GatewayKnowledge(searches, collections, json);
    }

    @Bean
    Preliminaries preliminaries(GatewayDirectory directory, Models models, ChosenUpstreams upstreams, Asides asides,
            Preprocessing preprocessing, JsonMapper json) {
        return new Preliminaries(new Aides(directory, models, upstreams), new Moderation(asides, json), preprocessing,
                new Complexity(asides), new Rewriting(asides, json));
    }

    @Bean
    Functions protocolFunctions(Hooks hooks, GatewayKnowledge knowledge, Clock clock, JsonMapper json) {
        return new Functions(new Callbacks(hooks, clock, json), knowledge);
    }

    @Bean
    GatewayTools gatewayTools(Functions functions, Hooks hooks, GatewayKnowledge knowledge, JsonMapper json,
            Clock clock) {
        return new GatewayTools(functions, new FunctionSources(hooks, functions, json, clock), knowledge);
    }

    @Bean
    Workers workers(Hooks hooks, Functions functions, Clock clock, JsonMapper json) {
        return new Workers(hooks, functions, clock, json);
    }

    @Bean
    Preparation preparation(GatewayDirectory directory, Models models, ChosenUpstreams upstreams,
            InstructionSources sources, GatewayKnowledge knowledge, Preliminaries preliminaries, GatewayTools tools,
            Workers workers) {
        return new Preparation(directory, models, upstreams, sources, knowledge, preliminaries, tools, workers);
    }
}
