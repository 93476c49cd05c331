package dev.parlance.gateway;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The one public address of the suite. */
@SpringBootApplication
public class GatewayApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(GatewayApplication.class).properties("spring.config.name=gateway-service")
                .run(arguments);
    }
}
