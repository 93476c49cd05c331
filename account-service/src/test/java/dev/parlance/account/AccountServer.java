package dev.parlance.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

/**
 * The whole service on a real PostgreSQL. Kafka is away, so that facts stay in the outbox where a test can see them,
 * and because nothing here may need it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = AccountApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=account-service", "parlance.kafka=127.0.0.1:1",
        "parlance.caller.secret=0123456789abcdef0123456789abcdef",
        "parlance.signin.secret=fedcba9876543210fedcba9876543210", "parlance.api-keys.per-account=20"})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface AccountServer {
}
