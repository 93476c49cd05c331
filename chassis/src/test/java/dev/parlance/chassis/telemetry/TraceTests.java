package dev.parlance.chassis.telemetry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Trace}. */
class TraceTests {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final String SENT = "00-" + ID + "-00f067aa0ba902b7-01";

    @Test
    void keepsTheTraceWithASpanOfItsOwn() {
        Trace trace = Trace.after(SENT, "a=1,b=2");

        assertThat(trace.id()).isEqualTo(ID);
        assertThat(trace.span()).matches("[0-9a-f]{16}").isNotEqualTo("00f067aa0ba902b7");
        assertThat(trace.parent()).isEqualTo("00-" + ID + "-" + trace.span() + "-01");
        assertThat(trace.state()).isEqualTo("a=1,b=2");
    }

    @Test
    void keepsWhatOthersDecidedAboutRecording() {
        assertThat(Trace.after("00-" + ID + "-00f067aa0ba902b7-00", null).flags()).isEqualTo("00");
    }

    @Test
    void understandsLaterVersions() {
        assertThat(Trace.after("cc-" + ID + "-00f067aa0ba902b7-01-more", null).id()).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00-" + ID + "-00f067aa0ba902b7", "ff-" + ID + "-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-" + ID + "-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-" + ID + "-00f067aa0ba902b7-01-more"})
    void beginsAnewWhereItCannotBeUnderstood(String sent) {
        Trace trace = Trace.after(sent, "a=1");

        assertThat(trace.parent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContain(ID);
        assertThat(trace.state()).isEmpty();
    }

    @Test
    void passesOnNoEndlessState() {
        assertThat(Trace.after(SENT, "a=" + "x".repeat(600)).state()).isEmpty();
        assertThat(Trace.after(SENT, "a=\r\nevil: 1").state()).isEmpty();
    }

    @Test
    void isOneForARequest() {
        var exchange = MockServerWebExchange.from(
                MockServerHttpRequest.get("/").header("traceparent", SENT).header("tracestate", "a=1", "b=2"));

        assertThat(Trace.of(exchange)).isSameAs(Trace.of(exchange));
        assertThat(Trace.of(exchange).state()).isEqualTo("a=1,b=2");
    }

    @Test
    void survivesBeingStored() {
        Trace before = Trace.after(SENT, "a=1, b=2");

        Trace next = Trace.after(before.written());

        assertThat(next.id()).isEqualTo(ID);
        assertThat(next.state()).isEqualTo("a=1, b=2");
        assertThat(next.span()).isNotEqualTo(before.span());
    }
}
