package dev.parlance.account;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that knows who people are: accounts, their members, and the keys that speak for them. */
@SpringBootApplication
public class AccountApplication {

    public static void main(String[] arguments) {
        var application = new SpringApplication(AccountApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "account-service"));
        application.run(arguments);
    }
}
