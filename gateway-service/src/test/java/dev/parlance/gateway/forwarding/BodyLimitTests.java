package dev.parlance.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;

/** The upload limit of the suite under test is 2 MB. */
@ExtendWith(SuiteExtension.class)
class BodyLimitTests {

    private static final int MEGABYTE = 1024 * 1024;

    private final Suite suite;

    BodyLimitTests(Suite suite) {
        this.suite = suite;
    }

    @Test
    void passesBodyOfTheLargestSize() throws Exception {
        HttpResponse<String> answer = upload(BodyPublishers.ofByteArray(new byte[2 * MEGABYTE]));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(suite.knowledge.takeRequest().body()).hasSize(2 * MEGABYTE);
    }

    @Test
    void refusesAnnouncedLengthWithoutAskingTheService() throws Exception {
        HttpResponse<String> answer = upload(BodyPublishers.ofByteArray(new byte[2 * MEGABYTE + 1]));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"body_too_large\"", "2097152");
        assertThat(suite.knowledge.requestCount()).isZero();
    }

    @Test
    void letsClientSendAllItHasBeforeItReadsTheRefusal() throws Exception {
        HttpResponse<String> answer = upload(BodyPublishers.ofByteArray(new byte[50 * MEGABYTE]));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesBodyOfUnknownLengthWhenItGrowsTooLarge() throws Exception {
        HttpResponse<String> answer = upload(unannounced(3 * MEGABYTE));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(suite.knowledge.requestCount()).isZero();
    }

    @Test
    void passesBodyOfUnknownLengthUpToTheLimit() throws Exception {
        HttpResponse<String> answer = upload(unannounced(2 * MEGABYTE));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesBeforeWaitingForBodyTheClientHoldsBack() throws Exception {
        String answer = suite.raw(List.of("POST /api/v1/knowledge/upload HTTP/1.1", "Host: here",
                "X-API-Key: " + Suite.KEY, "Content-Length: 3000000", "Expect: 100-continue"));

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void answersUnknownPathWhateverComesWithIt() throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.request("/api/v1/nothing").POST(BodyPublishers.ofByteArray(new byte[20 * MEGABYTE])));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void passesRefusalOfTheServiceThatComesBeforeTheBodyEnds() throws Exception {
        suite.knowledge.answersEarly(415);

        HttpResponse<String> answer = upload(BodyPublishers.ofByteArray(new byte[2 * MEGABYTE]));

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void abortsTheServiceWhenClientLeavesInTheMiddleOfItsBody() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", suite.port())) {
            socket.getOutputStream().write(("POST /api/v1/knowledge/upload HTTP/1.1\r\nHost: here\r\nX-API-Key: "
                    + Suite.KEY + "\r\nContent-Length: 1000000\r\n\r\nhalf").getBytes(StandardCharsets.US_ASCII));
            suite.knowledge.awaitsConnection();
        }

        assertThat(suite.knowledge.takeLeft()).isNotNull();
        assertThat(suite.knowledge.requestCount()).isZero();
    }

    private HttpResponse<String> upload(BodyPublisher body) throws Exception {
        return suite.send(suite.keyed("/api/v1/knowledge/upload").POST(body));
    }

    private static BodyPublisher unannounced(int size) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]));
    }
}
