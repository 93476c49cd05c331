package dev.parlance.inference.conversation;

import java.util.UUID;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link SessionId}. */
class SessionIdTests {

    @Property
    void readsBackAsItWas(@ForAll long high, @ForAll long low) {
        SessionId id = new SessionId(new UUID(high, low));

        assertThat(id.text()).matches("sess_[0-9A-Za-z]{22}");
        assertThat(SessionId.parse(id.text())).contains(id);
    }

    @Test
    void sortsByTheTimeItWasMade() {
        assertThat(SessionId.next().text()).isLessThan(SessionId.next().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sess_", "sess-456", "sess_nobody", "SESS_0000000000000000000000",
            "sess_zzzzzzzzzzzzzzzzzzzzzz", "sess_000000000000000000000!", "sess_0000000000000000000000 "})
    void knowsWhatIsNone(String text) {
        assertThat(SessionId.parse(text)).isEmpty();
    }
}
