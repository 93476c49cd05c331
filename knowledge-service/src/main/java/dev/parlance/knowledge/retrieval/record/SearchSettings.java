package dev.parlance.knowledge.retrieval.record;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param kept how long searches are remembered; zero for not at all */
@ConfigurationProperties("parlance.knowledge.searches")
record SearchSettings(@DefaultValue("30d") Duration kept) {

    SearchSettings {
        if (kept.isNegative()) {
            throw new IllegalArgumentException("searches cannot be kept for less than no time");
        }
    }
}
