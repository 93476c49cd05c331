package dev.parlance.gateway;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

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

    public FakeAccounts(String secret) {
        this.tokens = new CallerTokens(secret, Clock.systemUTC());
    }

    public void knowsKey(String sha256, UUID account, UUID key) {
        known.put(sha256, """
                {"account":"%s","key":"%s","kind":"secret","scopes":["chat","knowledge"],"plan":"pro","origins":[],
                 "expires_at":null,"added_later":1}""".formatted(account, key));
    }

    public void knowsPerson(String token, UUID account) {
        known.put(token, """
                {"account":"%s","key":null,"kind":"person","scopes":["account"],"plan":"pro","origins":[],
                 "expires_at":null}""".formatted(account));
    }

    public void forgets(String credential) {
        known.remove(credential);
    }

    @Override
    protected Mono<Void> reply(Received request, HttpServerResponse response) {
        if (!request.uri().equals("/internal/credentials")) {
            return super.reply(request, response);
        }
        if (!tokens.verify(request.headers().get(CallerTokens.HEADER)).filter(Caller::isService).isPresent()) {
            return response.status(401).send();
        }
        JsonNode query = json.readTree(request.body());
        String found = known.get(query.path("key_sha256").asString(query.path("token").asString("")));
        return found == null
                ? response.status(404).send()
                : response.header("Content-Type", "application/json").sendString(Mono.just(found)).then();
    }
}
