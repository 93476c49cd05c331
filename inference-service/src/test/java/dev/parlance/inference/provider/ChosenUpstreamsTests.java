package dev.parlance.inference.provider;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Upstreams at addresses of users. */
class ChosenUpstreamsTests {

    private static final UUID HER = new UUID(1, 1);

    private static final UUID HIM = new UUID(2, 2);

    private final UpstreamSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("parlance.openai", UpstreamSettings.class);

    private final ChosenUpstreams upstreams = new ChosenUpstreams(settings, HttpClient.create(),
            JsonMapper.shared());

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

    private UpstreamFailure ask(UUID account, String address) {
        return catchThrowableOfType(UpstreamFailure.class, () -> upstreams.at(account, address, "")
                .complete("call", new byte[]{'{', '}'}).block(Duration.ofSeconds(5)));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
