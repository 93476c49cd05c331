package dev.parlance.inference.stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link JsonText}. */
class JsonTextTests {

    @Property
    void readsBackAsItWas(@ForAll String text) {
        assertThat(JsonMapper.shared().readValue(JsonText.quoted(text), String.class)).isEqualTo(text);
    }

    @Property
    void staysOnOneLine(@ForAll String text) {
        assertThat(JsonText.quoted(text).lines()).hasSize(1);
        assertThat(JsonText.quoted(text)).doesNotContain("\u2028", "\u2029", "\u0085", "\u000b", "\u001c");
    }

    @Test
    void writesCommonTextPlainly() {
        assertThat(JsonText.quoted("Größe \"3\"\n😀 \ud800")).isEqualTo("\"Größe \\\"3\\\"\\n😀 \\ud800\"");
    }
}
