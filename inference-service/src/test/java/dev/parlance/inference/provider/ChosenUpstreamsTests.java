package dev.parlance.inference.provider;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import reactor.core.Disposable;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.FakeUpstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Upstreams at addresses of users. */
class ChosenUpstreamsTests {

    private static final UUID HER = new UUID(1, 1);

    private static final UUID HIM = new UUID(2, 2);

    private static final byte[] BODY = {'{', '}'};

    private final ChosenUpstreams upstreams = chosen(Map.of());

    private final String nobody = "http://127.0.0.1:" + freePort() + "/v1";

    @Test
    void giveARestToWhoFailsAnAccountAgainAndAgain() {
        for (int i = 0; i < 40; i++) {
            ask(HER, nobody);
        }

        assertThat(ask(HER, nobody).told().status()).isEqualTo(503);
        assertThat(ask(HER, nobody + "/chat/completions").told().status()).isEqualTo(503);
        assertThat(ask(HIM, nobody).told().status()).isEqualTo(502);
        assertThat(ask(HER, nobody + "/other").told().status()).isEqualTo(502);
    }

    @Test
    void shareTheCallsAtOnceOfAnAccount() {
        FakeUpstream silent = new FakeUpstream();
        silent.does(FakeUpstream.silence());
        ChosenUpstreams narrow = chosen(Map.of("parlance.openai.at-once-per-account", "1"));
        Disposable waiting = narrow.at(HER, silent.address(), "").complete("call", BODY).subscribe();

        assertThat(ask(narrow, HER, nobody).told().code()).isEqualTo("upstream_busy");
        assertThat(ask(narrow, HIM, nobody).told().code()).isEqualTo("upstream_error");

        waiting.dispose();
        assertThat(ask(narrow, HER, nobody).told().code()).isEqualTo("upstream_error");
        silent.close();
    }

    @Test
    void areToldOfTogether() {
        ask(HER, nobody);
        ask(HIM, nobody);

        UpstreamStates.View view = new UpstreamStates(List.of(), upstreams).now().getLast();

        assertThat(view.name()).isEqualTo("chosen");
        assertThat(view.breakers()).containsEntry("closed", 2);
        assertThat(view.calls()).containsEntry("failed", 2L);
    }

    private static ChosenUpstreams chosen(Map<String, String> settings) {
        return new ChosenUpstreams(new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("parlance.openai", UpstreamSettings.class), HttpClient.create(), JsonMapper.shared());
    }

    private UpstreamFailure ask(UUID account, String address) {
        return ask(upstreams, account, address);
    }

    private static UpstreamFailure ask(ChosenUpstreams upstreams, UUID account, String address) {
        return catchThrowableOfType(UpstreamFailure.class, () -> upstreams.at(account, address, "")
                .complete("call", BODY).block(Duration.ofSeconds(5)));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
