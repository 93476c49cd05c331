package dev.parlance.scheduler;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Scheduled and recurring messages. */
@SpringBootApplication
public class SchedulerApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(SchedulerApplication.class).properties("spring.config.name=scheduler-service")
                .run(arguments);
    }
}
