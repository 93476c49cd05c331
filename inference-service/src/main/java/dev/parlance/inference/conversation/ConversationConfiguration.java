package dev.parlance.inference.conversation;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what keeps conversations and what forgets them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class ConversationConfiguration {

    @Bean
    Dialogues dialogues(Conversations conversations, Journal journal, Clock clock) {
        return new Dialogues(conversations, journal, new Unwritten(clock));
    }

    @Bean
    Retention retention(KeptSessions sessions, RetentionSettings settings, Clock clock) {
        return new Retention(sessions, settings, clock);
    }
}
