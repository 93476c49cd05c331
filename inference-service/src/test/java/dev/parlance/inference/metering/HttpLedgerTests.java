package dev.parlance.inference.metering;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.metering.Ledger.Answer;
import dev.parlance.inference.metering.Ledger.Wish;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link HttpLedger}: the words of account-service. */
class HttpLedgerTests {

    private static final List<Wish> WISH = List.of(new Wish(new UUID(1, 1), 5, 7, 3));

    private final Deque<String> sent = new ArrayDeque<>();

    @Test
    void readsWhatWasGranted() {
        StepVerifier
                .create(told(200, """
                        {"answers":[{"block":"00000000-0000-0001-0000-000000000002","slots":3,"ahead":false}]}""")
                        .reserve(WISH))
                .expectNext(List.of(new Answer.Granted(new UUID(1, 2), 3, false))).verifyComplete();
    }

    @Test
    void readsWhatWasRefused() {
        StepVerifier.create(told(200,
                """
                        {"answers":[{"refused":"token_limit","retry_after":12},{"refused":"insufficient_balance","retry_after":null}]}""")
                .reserve(WISH))
                .expectNext(List.of(new Answer.Refused("token_limit", 12),
                        new Answer.Refused("insufficient_balance", null)))
                .verifyComplete();
    }

    @Test
    void takesEveryOtherAnswerForAnOutage() {
        StepVerifier.create(told(500, "{}").reserve(WISH))
                .verifyErrorSatisfies(thrown -> assertThat(((Failure) thrown).status()).isEqualTo(503));
    }

    @Test
    void saysWhatItHoldsUntilThatIsSettledOrGivenBack() {
        var ledger = told(200, """
                {"answers":[{"block":"00000000-0000-0001-0000-000000000002","slots":2,"ahead":true}]}""");
        ledger.reserve(WISH).block();

        assertThat(holds(ledger)).contains("00000000-0000-0001-0000-000000000002");
        ledger.settle(List.of(), List.of(new Slot(new UUID(1, 2), 0, 5, 0))).block();
        assertThat(holds(ledger)).contains("00000000-0000-0001-0000-000000000002");
        ledger.settle(List.of(), List.of(new Slot(new UUID(1, 2), 1, 5, 0))).block();
        assertThat(holds(ledger)).isEqualTo("{\"blocks\":[]}");
    }

    private String holds(HttpLedger ledger) {
        ledger.live().block();
        return sent.getLast();
    }

    private HttpLedger told(int status, String body) {
        WebClient accounts = WebClient.builder().exchangeFunction(request -> body(request).doOnNext(sent::add)
                .thenReturn(ClientResponse.create(HttpStatus.valueOf(status)).header("Content-Type", "application/json")
                        .body(body).build()))
                .build();
        return new HttpLedger(accounts, new CallerTokens("a secret only for tests, long enough", Clock.systemUTC()),
                new UUID(9, 9));
    }

    private static Mono<String> body(ClientRequest request) {
        var written = new MockClientHttpRequest(request.method(), request.url());
        return request.writeTo(written, ExchangeStrategies.withDefaults()).then(Mono.defer(written::getBodyAsString));
    }
}
