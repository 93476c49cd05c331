package dev.parlance.webchat;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Chat clients, their sessions and channels. */
@SpringBootApplication
public class WebchatApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(WebchatApplication.class).properties("spring.config.name=webchat-service")
                .run(arguments);
    }
}
