package dev.parlance.inference.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests for {@link EventSplitter}. */
class EventSplitterTests {

    private static final String STREAM = ": a comment\r\n\r\ndata: {\"a\":\"ä€😀\"}\n\nevent: x\rdata:{\"b\":1}\rid: 7\r\r"
            + "data: {\"c\":\r\ndata: 2}\r\n\r\ndata\n\ndata: [DONE]\n\ndata: unfinished";

    private static final List<String> EVENTS = List.of("{\"a\":\"ä€😀\"}", "{\"b\":1}", "{\"c\": 2}", "", "[DONE]");

    @Test
    void keepsWhatDataLinesSay() {
        assertThat(split(STREAM.getBytes(StandardCharsets.UTF_8))).isEqualTo(EVENTS);
    }

    @Property
    void findsSameEventsHoweverTheBytesAreCut(@ForAll @Size(max = 40) List<@IntRange(max = 150) Integer> cuts) {
        byte[] stream = STREAM.getBytes(StandardCharsets.UTF_8);
        List<Integer> at = new ArrayList<>(
                cuts.stream().filter(cut -> cut < stream.length).sorted().distinct().toList());
        at.add(stream.length);

        byte[][] pieces = new byte[at.size()][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = Arrays.copyOfRange(stream, i == 0 ? 0 : at.get(i - 1), at.get(i));
        }

        assertThat(split(pieces)).isEqualTo(EVENTS);
    }

    @Test
    void refusesLineWithoutEnd() {
        EventSplitter splitter = new EventSplitter(1_000);
        splitter.take(("data: " + "x".repeat(900)).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> splitter.take(new byte[200])).isInstanceOf(UpstreamFailure.class)
                .hasMessageContaining("too long");
    }

    @Test
    void refusesEventOfEndlessLines() {
        EventSplitter splitter = new EventSplitter(1_000);

        assertThatThrownBy(() -> splitter.take("data: 0123456789\n".repeat(100).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UpstreamFailure.class);
    }

    private static List<String> split(byte[]... pieces) {
        EventSplitter splitter = new EventSplitter(10_000);
        return Arrays.stream(pieces).flatMap(piece -> splitter.take(piece).stream())
                .map(event -> new String(event, StandardCharsets.UTF_8)).toList();
    }
}
