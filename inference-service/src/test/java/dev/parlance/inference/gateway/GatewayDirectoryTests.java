package dev.parlance.inference.gateway;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.InMemoryGateways;

/** By which names whose gateways are found. */
class GatewayDirectoryTests {

    private static final UUID ACCOUNT = new UUID(1, 1);

    private final InMemoryGateways stored = new InMemoryGateways();

    private final GatewayDirectory directory = new GatewayDirectory(stored);

    private final AiGateway gateway = gateway("Desk");

    @BeforeEach
    void open() {
        stored.add(gateway).subscribe();
    }

    @Test
    void findsByIdAndBySlug() {
        StepVerifier.create(directory.find(caller(false), gateway.id().toString())).expectNext(gateway)
                .verifyComplete();
        StepVerifier.create(directory.find(caller(false), gateway.slug())).expectNext(gateway).verifyComplete();
        StepVerifier.create(directory.findByName(caller(false), "Desk")).expectNext(gateway).verifyComplete();
    }

    @Test
    void showsPublishableKeysNothingButIds() {
        StepVerifier.create(directory.find(caller(true), gateway.id().toString())).expectNext(gateway).verifyComplete();
        StepVerifier.create(directory.find(caller(true), gateway.slug())).verifyComplete();
        StepVerifier.create(directory.findByName(caller(true), "Desk")).verifyComplete();
    }

    @Test
    void findsTheGatewayBehindAnotherWhoeverAsks() {
        StepVerifier.create(directory.behind(ACCOUNT, gateway.slug())).expectNext(gateway).verifyComplete();
    }

    @Test
    void leavesOtherNamesToModels() {
        StepVerifier.create(directory.find(caller(false), "small-1")).verifyComplete();
        StepVerifier.create(directory.find(caller(false), "llama:abcd")).verifyComplete();
    }

    @Test
    void knowsNoModelByAnIdThatIsNoGateways() {
        StepVerifier.create(directory.find(caller(false), Ids.next().toString()))
                .verifyErrorMatches(unknown -> unknown instanceof Failure failure && failure.status() == 404);
    }

    @Test
    void asksForMoreWhereTwoShareAName() {
        stored.add(gateway("Desk")).subscribe();

        StepVerifier.create(directory.findByName(caller(false), "Desk")).verifyErrorMatches(
                shared -> shared instanceof Failure failure && failure.code().equals("ambiguous_model"));
    }

    private static AiGateway gateway(String name) {
        ObjectNode parameters = JsonMapper.shared().createObjectNode().put("baseAddress", "@integrated")
                .put("modelName", "auto");
        return AiGateway.opened(Ids.next(), ACCOUNT, new GatewayDraft(name, parameters), Instant.EPOCH);
    }

    private static Caller caller(boolean publishable) {
        return new Caller(ACCOUNT, null, null, publishable, Set.of("chat"), "free", "r-1");
    }
}
