package dev.parlance.inference.model;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model is meant by {@code auto}.
 *
 * @param model its id; empty means the first conversing model of the upstream, and without one the built-in model
 * @param listFor how long an upstream's list of models is good; it is renewed in the background after that
 */
@ConfigurationProperties("parlance.chat")
record ModelSettings(@DefaultValue("") String model, @DefaultValue("60s") Duration listFor) {}
