package dev.parlance.inference.media;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.egress.GuardedHttp;
import dev.parlance.inference.aside.Asides;
import dev.parlance.inference.retrieval.FileReader;

/** Puts together what reads media. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    Preprocessing preprocessing(GuardedHttp guarded, FileReader files, Asides asides, MediaTexts known,
            JsonMapper json) {
        Fetching fetching = new Fetching(guarded.webClient().build());
        return new Preprocessing(new MediaReading(fetching, files, asides, known, json), json);
    }
}
