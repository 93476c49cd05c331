package dev.parlance.inference.answer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the chats.
 *
 * @param longestQuestion of the support and the app chat, in characters
 * @param longestMessage of the workspace chat, in characters
 */
@ConfigurationProperties("parlance.answer")
record ChatSettings(@DefaultValue("8000") int longestQuestion, @DefaultValue("32000") int longestMessage) {}
