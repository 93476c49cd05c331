package dev.parlance.gateway;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A key as a test wants it, each one new. */
public record TestKey(String text, UUID id, UUID account, String kind, List<String> scopes, List<String> origins,
        @Nullable Instant expiresAt) {

    private static final AtomicLong SEEDS = new AtomicLong(1_000);

    public static TestKey secret(String... scopes) {
        return new TestKey(Keys.secret(SEEDS.incrementAndGet()), UUID.randomUUID(), Suite.ACCOUNT, "secret",
                List.of(scopes), List.of(), null);
    }

    public static TestKey publishable(String... scopes) {
        return new TestKey(Keys.publishable(SEEDS.incrementAndGet()), UUID.randomUUID(), Suite.ACCOUNT, "publishable",
                List.of(scopes), List.of(), null);
    }

    public TestKey inAccount(UUID other) {
        return new TestKey(text, id, other, kind, scopes, origins, expiresAt);
    }

    public TestKey from(String... pages) {
        return new TestKey(text, id, account, kind, scopes, List.of(pages), expiresAt);
    }

    public TestKey until(Instant end) {
        return new TestKey(text, id, account, kind, scopes, origins, end);
    }

    public TestKey with(String... fewer) {
        return new TestKey(text, id, account, kind, List.of(fewer), origins, expiresAt);
    }

    String json() {
        String end = expiresAt == null ? "null" : "\"" + expiresAt + "\"";
        return """
                {"account":"%s","key":"%s","member":null,"kind":"%s","scopes":%s,"plan":"pro","origins":%s,
                 "expires_at":%s,"limits":[],"concurrency":null,
                 "added_later":1}""".formatted(account, id, kind, array(scopes), array(origins), end);
    }

    private static String array(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
