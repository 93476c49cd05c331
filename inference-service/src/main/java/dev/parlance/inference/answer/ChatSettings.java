package dev.parlance.inference.answer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the support and app chat.
 *
 * @param longestQuestion characters
 */
@ConfigurationProperties("parlance.answer")
record ChatSettings(@DefaultValue("8000") int longestQuestion) {}
