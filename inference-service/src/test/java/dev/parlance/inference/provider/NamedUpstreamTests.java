package dev.parlance.inference.provider;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests for {@link NamedUpstream}. */
class NamedUpstreamTests {

    private static final NamedUpstream FIRST = new NamedUpstream("openai", "https://one.example/v1", "sk-1");

    private final Map<String, String> variables = Map.of("PARLANCE_UPSTREAM_NEXT_DOOR_KEY", "sk-2");

    @Test
    void standsInTheOrderOfTheList() {
        assertThat(read("b=http://b.example/v1,a=http://10.0.0.7:8000/v1  c=https://c.example"))
                .extracting(NamedUpstream::name).containsExactly("openai", "b", "a", "c");
    }

    @Test
    void hasTheKeyOfItsVariable() {
        assertThat(read("next-door=http://b.example/v1 other=http://c.example"))
                .extracting(NamedUpstream::key).containsExactly("sk-1", "sk-2", "");
    }

    @Test
    void neverShowsItsKey() {
        assertThat(read("next-door=http://b.example/v1").toString()).doesNotContain("sk-");
    }

    @Test
    void needsNoOther() {
        assertThat(NamedUpstream.read(null, " ", variables::get)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"lonely,'lonely'", "=http://a.example,name=address", "Big=http://a.example,small letters",
            "a=ftp://a.example,http or https", "a=http://u:p@a.example,without user", "a=http://,address",
            "a=http://a.example?x=1,query", "a=http://a b,not of the form", "chosen=http://a.example,something else",
            "a=http://a.example a=http://b.example,two upstreams", "openai=http://a.example,two upstreams"})
    void tellsWhatIsWrong(String list, String told) {
        assertThatThrownBy(() -> read(list)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("PARLANCE_UPSTREAMS").hasMessageContaining(told);
    }

    private List<NamedUpstream> read(String list) {
        return NamedUpstream.read(FIRST, list, variables::get);
    }
}
