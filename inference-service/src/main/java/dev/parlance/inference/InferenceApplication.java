package dev.parlance.inference;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** inference-service: models, completions, and answers that cite their sources. */
@SpringBootApplication
public class InferenceApplication {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(InferenceApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "inference-service"));
        application.run(arguments);
    }
}
