package dev.parlance.gateway;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;

/** Answers the question whose a credential is, and only to a service; all else as any fake service. */
public final class FakeAccounts extends FakeService {

    private final JsonMapper json = JsonMapper.shared();

    private final CallerTokens tokens;

    private final Map<String, String> known = new ConcurrentHashMap<>();

    private final AtomicInteger questions = new AtomicInteger();

    public FakeAccounts(String secret) {
        this.tokens = new CallerTokens(secret, Clock.systemUTC());
    }

    public void knows(TestKey key) {
        known.put(Keys.sha256(key.text()), key.json());
    }

    /**
     * With a plan.
     *
     * @param limits as JSON
     * @param concurrency requests at the same time
     */
    public void knows(TestKey key, String limits, int concurrency) {
        known.put(Keys.sha256(key.text()), key.json().replace("\"limits\":[]", "\"limits\":" + limits)
                .replace("\"concurrency\":null", "\"concurrency\":" + concurrency));
    }

    public void knowsPerson(String token, UUID account, UUID member) {
        known.put(token, """
                {"account":"%s","key":null,"member":"%s","kind":"person","scopes":["account"],"plan":"pro","origins":[],
                 "expires_at":null}""".formatted(account, member));
    }

    public void forgets(TestKey key) {
        known.remove(Keys.sha256(key.text()));
    }

    /** How often it was asked whose a credential is. */
    public int questions() {
        return questions.get();
    }

    @Override
    protected Mono<Void> reply(Received request, HttpServerResponse response) {
        if (!request.uri().equals("/internal/credentials")) {
            return super.reply(request, response);
        }
        if (!tokens.verify(request.headers().get(CallerTokens.HEADER)).filter(Caller::isService).isPresent()) {
            return response.status(401).send();
        }
        questions.incrementAndGet();
        JsonNode query = json.readTree(request.body());
        String found = known.get(query.path("key_sha256").asString(query.path("token").asString("")));
        return found == null
                ? response.status(404).send()
                : response.header("Content-Type", "application/json").sendString(Mono.just(found)).then();
    }
}
