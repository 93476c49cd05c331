package dev.parlance.gateway.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;

import dev.parlance.gateway.origins.Origins;

/** Asks account-service. */
final class HttpAccountDirectory implements AccountDirectory {

    private static final Logger log = LoggerFactory.getLogger(HttpAccountDirectory.class);

    private static final String PATH = "/internal/credentials";

    /** For a question that others may take up when the first to ask has stopped waiting. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final WebClient accounts;

    private final CallerTokens tokens;

    private final Duration patience;

    HttpAccountDirectory(WebClient accounts, CallerTokens tokens, Duration patience) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.patience = patience;
    }

    @Override
    public Mono<Grant> findKey(KeyHash key) {
        return find(new KeyQuery(key.hex()), LONGEST).filter(grant -> grant.key() != null);
    }

    @Override
    public Mono<Grant> findPerson(String token) {
        return find(new TokenQuery(token), patience);
    }

    private Mono<Grant> find(Object query, Duration limit) {
        return Mono.defer(() -> ask(query)).timeout(limit)
                .onErrorMap(away -> Failure.unavailable("account service"));
    }

    private Mono<Grant> ask(Object query) {
        return accounts.post().uri(PATH)
                .header(CallerTokens.HEADER, tokens.signService())
                .bodyValue(query)
                .exchangeToMono(HttpAccountDirectory::read);
    }

    private static Mono<Grant> read(ClientResponse response) {
        if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return response.releaseBody().then(Mono.empty());
        }
        if (response.statusCode().is2xxSuccessful()) {
            return response.bodyToMono(Found.class).map(Found::grant);
        }
        if (response.statusCode().is4xxClientError()) {
            log.error("account-service refuses our questions with {}: is the caller secret the same?",
                    response.statusCode().value());
        }
        return response.createError();
    }

    private record KeyQuery(@JsonProperty("key_sha256") String hash) {

        @Override
        public String toString() {
            return "KeyQuery[hidden]";
        }
    }

    private record TokenQuery(@JsonProperty("token") String token) {

        @Override
        public String toString() {
            return "TokenQuery[hidden]";
        }
    }

    private record Found(UUID account, @Nullable UUID key, @Nullable UUID member, @Nullable String kind,
            @Nullable Set<String> scopes, @Nullable String plan, @Nullable List<String> origins,
            @JsonProperty("expires_at") @Nullable Instant expiresAt, @Nullable List<FoundLimit> limits,
            @Nullable Integer concurrency, @Nullable FoundSettings settings) {

        private static final String PUBLISHABLE = "publishable";

        Grant grant() {
            return new Grant(account, key, member, PUBLISHABLE.equals(kind), scopes == null ? Set.of() : scopes,
                    plan == null ? "none" : plan, Origins.of(origins == null ? List.of() : origins), expiresAt,
                    limits == null ? List.of() : limits.stream().map(FoundLimit::limit).toList(), concurrency,
                    settings != null && settings.conversationsLogging(), settings != null && settings.jsonHealing());
        }
    }

    /** Absent counts as not allowed. */
    private record FoundSettings(@JsonProperty("allowConversationsLogging") boolean conversationsLogging,
            @JsonProperty("automaticJsonHealing") boolean jsonHealing) {}

    private record FoundLimit(@JsonProperty("class") String requestClass, @JsonProperty("window") String window,
            @JsonProperty("limit") long most) {

        PlanLimit limit() {
            return new PlanLimit(requestClass, window, most);
        }
    }
}
