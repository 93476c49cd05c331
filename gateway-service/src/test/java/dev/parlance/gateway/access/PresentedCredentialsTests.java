package dev.parlance.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import dev.parlance.chassis.failure.Failure;

class PresentedCredentialsTests {

    private final HttpHeaders headers = new HttpHeaders();

    @ParameterizedTest
    @CsvSource({"Bearer abc, abc", "bEARER abc, abc", "'Bearer   abc ', abc", "abc, abc", "Basic bWU6YWJj, abc",
            "Basic OmFiYw==, abc", "Basic YWJj, abc", "Basic bWU6YTpi, a:b", "Basic %%%, Basic %%%",
            "Basic sk-abc, Basic sk-abc"})
    void readsEveryForm(String sent, String credential) {
        headers.add(HttpHeaders.AUTHORIZATION, sent);

        assertThat(PresentedCredentials.in(headers, List.of())).isEqualTo(credential);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic", "   "})
    void takesEmptyOneForNone(String sent) {
        headers.add(HttpHeaders.AUTHORIZATION, sent);

        assertThat(PresentedCredentials.in(headers, List.of())).isNull();
    }

    @Test
    void readsUnknownSchemeAsNoKey() {
        headers.add(HttpHeaders.AUTHORIZATION, "Digest abc");

        assertThat(PresentedCredentials.in(headers, List.of())).isEqualTo("Digest abc");
    }

    @Test
    void takesEqualOnesForOne() {
        headers.add(HttpHeaders.AUTHORIZATION, "Bearer abc");
        headers.add(HttpHeaders.AUTHORIZATION, "Basic OmFiYw==");
        headers.add("X-API-Key", "abc");

        assertThat(PresentedCredentials.in(headers, List.of())).isEqualTo("abc");
    }

    @Test
    void takesThoseThatStandElsewhereForTheSame() {
        headers.add("X-API-Key", "abc");
        assertThat(PresentedCredentials.in(headers, List.of("abc", "", "abc"))).isEqualTo("abc");
        assertThat(PresentedCredentials.in(new HttpHeaders(), List.of("abc"))).isEqualTo("abc");
    }

    @Test
    void refusesDifferentOneThatStandsElsewhere() {
        headers.add("X-API-Key", "abc");
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> PresentedCredentials.in(headers, List.of("abd")))
                .returns("conflicting_credentials", Failure::code);
    }

    @Test
    void refusesDifferentOnes() {
        headers.add("X-API-Key", "abc");
        headers.add("x-api-key", "abd");

        assertThatExceptionOfType(Failure.class).isThrownBy(() -> PresentedCredentials.in(headers, List.of()))
                .returns("conflicting_credentials", Failure::code).returns(400, Failure::status);
    }
}
