package dev.parlance.knowledge;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Documents, their indexing and the search over them. */
@SpringBootApplication
public class KnowledgeApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(KnowledgeApplication.class).properties("spring.config.name=knowledge-service")
                .run(arguments);
    }
}
