package dev.parlance.inference.hook;

import java.time.Duration;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;

/** Asks account-service. */
final class HttpSalts implements Salts {

    private static final Logger log = LoggerFactory.getLogger(HttpSalts.class);

    private static final Duration PATIENCE = Duration.ofMillis(1_700);

    private final WebClient accounts;

    private final CallerTokens tokens;

    HttpSalts(WebClient accounts, CallerTokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @Override
    public Mono<String> get(UUID account) {
        return Mono.defer(() -> accounts.get().uri("/internal/accounts/{id}/settings", account)
                .header(CallerTokens.HEADER, tokens.signService())
                .retrieve().bodyToMono(Settings.class))
                .timeout(PATIENCE).map(Settings::salt).onErrorMap(HttpSalts::away);
    }

    private static Failure away(Throwable thrown) {
        log.warn("account-service did not tell how an account signs: {}", thrown.getClass().getSimpleName());
        return Failure.unavailable("account service");
    }

    record Settings(@JsonProperty("salt") String salt) {

        @Override
        public String toString() {
            return "Settings[hidden]";
        }
    }
}
