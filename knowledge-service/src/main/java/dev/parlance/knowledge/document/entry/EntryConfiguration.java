package dev.parlance.knowledge.document.entry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Lets the settings be read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EntrySettings.class)
class EntryConfiguration {
}
