package dev.parlance.inference.answer;

import dev.parlance.inference.metering.Meter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.conversation.Conversations;
import dev.parlance.inference.conversation.Journal;
import dev.parlance.inference.extraction.Extractor;
import dev.parlance.inference.model.Models;
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
    Answers answers(Meter meter, Models models, Knowledge knowledge, Extracts extracts, JsonMapper json) {
        return new Answers(meter, models, knowledge, extracts, new Prompt(json));
    }

    @Bean
    Chats chats(Conversations conversations, Answers answers, Journal journal) {
        return new Chats(conversations, answers, journal);
    }

    @Bean
    CollectionAnswers collectionAnswers(Models models, Searches searches, Answers answers) {
        return new CollectionAnswers(models, searches, answers);
    }
}
