package dev.parlance.inference.gateway.instruction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Instructions that are kept elsewhere. */
class InstructionSourcesTests {

    private static final UUID ACCOUNT = new UUID(1, 1);

    private final List<String> keys = new CopyOnWriteArrayList<>();

    private volatile int status = 200;

    private volatile String text = "Be kind.";

    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0)
            .handle((request, response) -> {
                keys.add(request.requestHeaders().get("X-Key", ""));
                return response.status(status).header("Content-Type", "text/plain; charset=utf-8")
                        .sendString(Mono.just(text));
            }).bindNow();

    private final MovableClock clock = new MovableClock();

    private final InstructionSources sources = new InstructionSources(WebClient.builder()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1_000)).build(), clock);

    @AfterEach
    void stop() {
        server.disposeNow(Duration.ofSeconds(2));
    }

    @Test
    void fetchesTextWithTheHeadersOfTheSource() {
        assertThat(texts(ACCOUNT, ",\"headers\":{\"X-Key\":\"k\"}")).containsExactly("Be kind.");
        assertThat(keys).containsExactly("k");
    }

    @Test
    void remembersForTenMinutesUnlessToldOtherwise() {
        texts(ACCOUNT, "");
        clock.pass(Duration.ofSeconds(599));
        texts(ACCOUNT, "");
        assertThat(keys).hasSize(1);

        clock.pass(Duration.ofSeconds(2));
        texts(ACCOUNT, "");
        texts(ACCOUNT, ",\"cacheDuration\":0");
        assertThat(keys).hasSize(3);
    }

    @Test
    void fetchesOnceForAllWhoAskAtTheSameTime() {
        Mono.zip(asked(ACCOUNT, ""), asked(ACCOUNT, ""), asked(ACCOUNT, "")).block(Duration.ofSeconds(5));

        assertThat(keys).hasSize(1);
    }

    @Test
    void fetchesAnewForWhoAsksUponAnAnswer() {
        String notRemembered = ",\"cacheDuration\":0";
        asked(ACCOUNT, notRemembered).flatMap(first -> asked(ACCOUNT, notRemembered)).block(Duration.ofSeconds(5));

        assertThat(keys).hasSize(2);
    }

    @Test
    void sharesNothingBetweenAccounts() {
        texts(ACCOUNT, "");
        texts(new UUID(2, 2), "");

        assertThat(keys).hasSize(2);
    }

    @Test
    void usesWhatWasSaidBeforeWhereTheSourceFails() {
        texts(ACCOUNT, "");
        clock.pass(Duration.ofHours(1));
        status = 500;

        assertThat(texts(ACCOUNT, "")).containsExactly("Be kind.");
    }

    @Test
    void failsNamingTheSourceThatNeverSpoke() {
        status = 404;

        assertThatThrownBy(() -> texts(ACCOUNT, "")).isInstanceOf(Failure.class).hasMessageContaining("'rules'");
    }

    @Test
    void refusesMoreThanASourceMayHave() {
        text = "x".repeat(2_000);

        assertThatThrownBy(() -> texts(ACCOUNT, "")).isInstanceOf(Failure.class);
    }

    private List<String> texts(UUID account, String more) {
        return asked(account, more).block(Duration.ofSeconds(5));
    }

    private Mono<List<String>> asked(UUID account, String more) {
        JsonNode source = JsonMapper.shared().readTree(
                "[{\"name\":\"rules\",\"url\":\"http://127.0.0.1:" + server.port() + "/r\"" + more + "}]");
        return sources.texts(account, source);
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-01-05T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
