package dev.parlance.inference.aside;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is asked aside.
 *
 * @param model of this installation; empty leaves it to the model of each AI gateway
 * @param vision the same for questions about pictures, sounds and films
 * @param patience how long an answer may take
 * @param viewing how long an answer about pictures, sounds and films may take
 */
@ConfigurationProperties("parlance.aside")
record AsideSettings(@DefaultValue("") String model, @DefaultValue("") String vision,
        @DefaultValue("20s") Duration patience, @DefaultValue("90s") Duration viewing) {}
