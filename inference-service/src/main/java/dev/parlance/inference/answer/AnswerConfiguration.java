package dev.parlance.inference.answer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.brand.BrandProfiles;
import dev.parlance.inference.conversation.Dialogues;
import dev.parlance.inference.extraction.Extractor;
import dev.parlance.inference.gateway.GatewayDirectory;
import dev.parlance.inference.gateway.Preparation;
import dev.parlance.inference.generation.Generations;
import dev.parlance.inference.metering.Meter;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.model.PlanModels;
import dev.parlance.inference.retrieval.Knowledge;
import dev.parlance.inference.retrieval.Searches;

/** Puts together what answers questions. */
@Configuration(proxyBeanMethods = false)
class AnswerConfiguration {

    private static final int MOST_WAITING = 2_000;

    /** As many threads as there are processors: the work is computing, and event loops must not do it. */
    @Bean(destroyMethod = "dispose")
    Scheduler extractThreads() {
        return Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), MOST_WAITING, "extract");
    }

    @Bean
    Extracts extracts(Knowledge knowledge, Scheduler extractThreads) {
        return new Extracts(knowledge, new Extractor(), extractThreads);
    }

    @Bean
    Answers answers(Meter meter, Models models, PlanModels planModels, Knowledge knowledge, Extracts extracts,
            Preparation preparation, Generations generations, JsonMapper json) {
        return new Answers(meter, models, planModels, knowledge, extracts, preparation, generations,
                new Prompt(json));
    }

    @Bean
    Chats chats(Dialogues dialogues) {
        return new Chats(dialogues);
    }

    @Bean
    Workspace workspace(GatewayDirectory gateways, PlanModels models, BrandProfiles brands, Chats chats,
            Answers answers) {
        return new Workspace(new Targets(gateways, models), brands, chats, answers);
    }

    @Bean
    CollectionAnswers collectionAnswers(Models models, Searches searches, Answers answers) {
        return new CollectionAnswers(models, searches, answers);
    }
}
