package dev.parlance.inference.conversation;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what keeps conversations and what forgets them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class ConversationConfiguration {

    private static final int MOST_WAITING = 1_000;

    @Bean
    Dialogues dialogues(Conversations conversations, Journal journal, Clock clock) {
        return new Dialogues(conversations, journal, new Unwritten(clock));
    }

    @Bean
    Retention retention(KeptSessions sessions, RetentionSettings settings, Clock clock) {
        return new Retention(sessions, settings, clock);
    }

    /** One thread; a single-threaded scheduler would be taken for a supplier of messages. */
    @Bean(destroyMethod = "dispose")
    Scheduler transcriptThread() {
        return Schedulers.newBoundedElastic(1, MOST_WAITING, "transcripts", 60, true);
    }

    @Bean
    Transcripts transcripts(KeptCompletions completions, Scheduler transcriptThread, JsonMapper json,
            MeterRegistry meters) {
        return new Transcripts(completions, transcriptThread, json, meters);
    }

    @Bean
    Records records(Transcripts transcripts, Clock clock) {
        return new Records(transcripts, clock);
    }
}
