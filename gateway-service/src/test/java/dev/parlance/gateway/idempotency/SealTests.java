package dev.parlance.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class SealTests {

    private static final byte[] TEXT = "a text".getBytes(StandardCharsets.UTF_8);

    private final UUID account = UUID.randomUUID();

    private final Place place = place(account, "POST /a", "k");

    @Test
    void opensWhatItHasClosed() {
        byte[] closed = place.seal().close(TEXT);

        assertThat(new String(closed, StandardCharsets.ISO_8859_1)).doesNotContain("text");
        assertThat(place(account, "POST /a", "k").seal().open(closed)).isEqualTo(TEXT);
    }

    @Test
    void closesTheSameTwiceInDifferentWays() {
        assertThat(place.seal().close(TEXT)).isNotEqualTo(place.seal().close(TEXT));
    }

    @Test
    void opensNothingOfOthers() {
        byte[] closed = place.seal().close(TEXT);

        assertThatIllegalStateException()
                .isThrownBy(() -> place(UUID.randomUUID(), "POST /a", "k").seal().open(closed));
        assertThatIllegalStateException().isThrownBy(() -> place(account, "POST /a", "j").seal().open(closed));
    }

    @Test
    void hasAPlaceForEachAccountAddressAndKey() {
        assertThat(place.id()).isEqualTo(place(account, "POST /a", "k").id())
                .isNotEqualTo(place(UUID.randomUUID(), "POST /a", "k").id())
                .isNotEqualTo(place(account, "PUT /a", "k").id()).isNotEqualTo(place(account, "POST /a", "l").id());
    }

    @Test
    void carriesAnswerWithItsHeaders() {
        HttpHeaders headers = new HttpHeaders();
        headers.add("Link", "one");
        headers.add("Link", "two");
        headers.add("Date", "today");

        Answer answer = Answer.of(new Answer(201, headers, TEXT).toBytes());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers().get("Link")).containsExactly("one", "two");
        assertThat(answer.headers().containsHeader("Date")).isFalse();
        assertThat(answer.body()).isEqualTo(TEXT);
    }

    private static Place place(UUID account, String address, String key) {
        return new Places("a secret for tests, long enough to be one").of(account, address, new IdempotencyKey(key));
    }
}
