package dev.parlance.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Readers written by hand get the right text, however the network cuts a stream. */
class SampleClientsTests {

    private final byte[] support = Golden.bytes("support-stream.txt");

    private final byte[] app = Golden.bytes("app-stream.txt");

    private final byte[] workspace = Golden.bytes("workspace-text.txt");

    private final byte[] events = Golden.bytes("workspace-events.txt");

    @RepeatedTest(50)
    void readTheTextHoweverTheStreamIsCut(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());

        assertThat(SampleClients.linesOfSupport(cut(support, random))).isEqualTo(Golden.TEXT);
        assertThat(SampleClients.dataOfSupport(cut(support, random))).hasSize(8)
                .allMatch(data -> data.path("type").isString());
        assertThat(SampleClients.namedEvents(cut(app, random))).isEqualTo(Golden.TEXT);
        assertThat(SampleClients.namedEvents(cut(events, random))).isEqualTo(Golden.TEXT);
    }

    @Test
    void readTheTextCutAtEachSinglePlace() {
        for (int at = 0; at <= support.length; at++) {
            List<byte[]> halves = List.of(Arrays.copyOf(support, at), Arrays.copyOfRange(support, at, support.length));
            assertThat(SampleClients.linesOfSupport(halves)).isEqualTo(Golden.TEXT);
        }
    }

    @RepeatedTest(20)
    void readTheTextWithoutMemoryWhereEventsArriveWhole(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());

        assertThat(SampleClients.chunksOfSupport(together(support, random))).isEqualTo(Golden.TEXT);
        assertThat(SampleClients.printedOfApp(together(app, random))).contains("event: end").doesNotContain("\uFFFD");
    }

    @RepeatedTest(20)
    void showTheTextOfAWorkspaceWhereCharactersArriveWhole(RepetitionInfo repetition) {
        List<byte[]> chunks = characters(workspace, new Random(repetition.getCurrentRepetition()));

        assertThat(SampleClients.shownOfWorkspace(chunks)).isEqualTo(Golden.TEXT);
    }

    private static List<byte[]> cut(byte[] whole, Random random) {
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < whole.length;) {
            int to = Math.min(whole.length, from + 1 + random.nextInt(40));
            parts.add(Arrays.copyOfRange(whole, from, to));
            from = to;
        }
        return parts;
    }

    /** Events, some of them together, as they are written. */
    private static List<byte[]> together(byte[] whole, Random random) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int at = 1; at < whole.length; at++) {
            boolean ends = whole[at] == '\n' && whole[at - 1] == '\n';
            if (ends && (at == whole.length - 1 || random.nextBoolean())) {
                parts.add(Arrays.copyOfRange(whole, from, at + 1));
                from = at + 1;
            }
        }
        return parts;
    }

    private static List<byte[]> characters(byte[] whole, Random random) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= whole.length; at++) {
            boolean between = at == whole.length || (whole[at] & 0xC0) != 0x80;
            if (between && (at == whole.length || random.nextInt(4) == 0)) {
                parts.add(Arrays.copyOfRange(whole, from, at));
                from = at;
            }
        }
        return parts;
    }
}
