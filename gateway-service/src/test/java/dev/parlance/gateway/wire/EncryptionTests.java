package dev.parlance.gateway.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLSession;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.TestKey;
import dev.parlance.gateway.access.KeyNews;

/** With a certificate the public port speaks both protocols, encrypted, and nothing else. */
class EncryptionTests {

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;

    private static Suite suite;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.in(folder, "first");
        suite = Suite.startWith(Map.of("parlance.tls.certificate", certificate.certificate().toString(),
                "parlance.tls.key", certificate.key().toString(), "parlance.wire.head", "1s",
                "parlance.wire.body", "1s"));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @BeforeEach
    void reset() {
        suite.reset();
    }

    @ParameterizedTest
    @EnumSource
    void answersInBothProtocols(Version version) throws Exception {
        HttpResponse<String> answer = ask(client(certificate, version), "GET", "/v1/models", Suite.KEY);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(answer.sslSession().map(SSLSession::getProtocol)).hasValue("TLSv1.3");
    }

    @ParameterizedTest
    @EnumSource
    void passesBodiesAndRefusalsInBothProtocols(Version version) throws Exception {
        HttpClient client = client(certificate, version);
        assertThat(ask(client, "POST", "/v1/chat/completions", Suite.KEY).statusCode()).isEqualTo(200);
        assertThat(ask(client, "POST", "/v1/chat/completions", "nobody").statusCode()).isEqualTo(401);
        assertThat(ask(client, "GET", "/v1//models", Suite.KEY).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void takesKeyFromTheQueryInBothProtocols(Version version) throws Exception {
        URI address = URI.create("https://localhost:" + suite.port() + "/v1/models?api-key=" + Suite.KEY);
        HttpResponse<String> answer = client(certificate, version).send(HttpRequest.newBuilder(address).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(suite.inference.takeRequest().uri()).isEqualTo("/v1/models");
    }

    @ParameterizedTest
    @EnumSource
    void endsStreamsOfRevokedKeysInBothProtocols(Version version) throws Exception {
        TestKey key = suite.newKey("chat");
        suite.inference.answers((request, response) -> Mono.never());
        var answer = client(certificate, version).sendAsync(request("POST", "/v1/chat/completions", key.text()),
                BodyHandlers.ofString());
        suite.inference.takeRequest();
        suite.bean(KeyNews.class).isRevoked(key.id());
        assertThat(answer).failsWithin(Duration.ofSeconds(5));
        assertThat(suite.inference.takeLeft()).isNotNull();
    }

    @Test
    void keepsConnectionsOfManyRequestsOpen() throws Exception {
        HttpClient client = client(certificate, Version.HTTP_2);
        suite.inference.answers((request, response) -> response
                .sendString(Mono.delay(Duration.ofMillis(2_500)).thenReturn("{}")).then());

        assertThat(ask(client, "POST", "/v1/chat/completions", Suite.KEY).statusCode())
                .describedAs("longer than a head may take").isEqualTo(200);
    }

    @Test
    void endsBodiesThatComeTooSlowlyAndNothingElseOnTheirConnection() throws Exception {
        var client = multiplexing(certificate);
        Mono<String> slow = client.post().uri("/api/v1/knowledge/upload").send(drops())
                .responseSingle((answer, body) -> body.asString().map(text -> answer.status().code() + text));

        StepVerifier.create(slow)
                .assertNext(answer -> assertThat(answer).startsWith("408").contains("request_timeout"))
                .expectComplete().verify(Duration.ofSeconds(8));
        StepVerifier.create(client.get().uri("/v1/models").response().map(answer -> answer.status().code()))
                .expectNext(200).verifyComplete();
    }

    private static Flux<ByteBuf> drops() {
        return Flux.interval(Duration.ofMillis(50)).onBackpressureDrop().map(drop -> Unpooled.copiedBuffer("x", UTF_8));
    }

    @Test
    void looksAtHeadsHereToo() throws Exception {
        assertThat(raw("GET /v1/models HTTP/1.1\r\nHost: a@b\r\n\r\n")).startsWith("HTTP/1.1 400 ")
                .contains("invalid_host");
        assertThat(raw("GET /v1/models HTTP/1.1\r\nHost: here\r\nX-Slow")).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void saysNothingWithoutEncryption() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", suite.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET /health HTTP/1.1\r\nHost: here\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP/1.1 200");
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
    }

    @Test
    void takesOverRenewedCertificate() throws Exception {
        TestCertificate renewed = TestCertificate.in(folder, "renewed");
        Files.copy(renewed.key(), certificate.key(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        suite.bean(Certificate.class).renew();
        assertThat(ask(client(certificate, Version.HTTP_2), "GET", "/v1/models", Suite.KEY).statusCode())
                .describedAs("half a renewal").isEqualTo(200);
        Files.copy(renewed.certificate(), certificate.certificate(),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(certificate.certificate(), FileTime.from(Instant.now().plusSeconds(5)));
        suite.bean(Certificate.class).renew();
        assertThat(ask(client(renewed, Version.HTTP_2), "GET", "/v1/models", Suite.KEY).statusCode()).isEqualTo(200);
        certificate = renewed;
    }

    @Test
    void wantsBothFilesOrNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TlsSettings("a", " "))
                .withMessageContaining("PARLANCE_TLS_KEY");
        assertThat(new TlsSettings("", "").isOn()).isFalse();
        assertThat(List.of(new TlsSettings("a", "b"))).allMatch(TlsSettings::isOn);
    }

    private static HttpClient client(TestCertificate trusted, Version version) throws Exception {
        return HttpClient.newBuilder().version(version).sslContext(trusted.trusting()).build();
    }

    private static reactor.netty.http.client.HttpClient multiplexing(TestCertificate trusted) {
        var encryption = Http2SslContextSpec.forClient()
                .configure(context -> context.trustManager(trusted.certificate().toFile()));
        return reactor.netty.http.client.HttpClient.create(ConnectionProvider.create("test", 1))
                .protocol(HttpProtocol.H2).secure(tls -> tls.sslContext(encryption))
                .headers(headers -> headers.set("Authorization", "Bearer " + Suite.KEY))
                .baseUrl("https://localhost:" + suite.port());
    }

    private static HttpResponse<String> ask(HttpClient client, String method, String path, String key)
            throws Exception {
        return client.send(request(method, path, key), BodyHandlers.ofString());
    }

    private static HttpRequest request(String method, String path, String key) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + suite.port() + path))
                .header("Authorization", "Bearer " + key)
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")).build();
    }

    private static String raw(String text) throws Exception {
        try (Socket socket = certificate.trusting().getSocketFactory().createSocket("localhost", suite.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
