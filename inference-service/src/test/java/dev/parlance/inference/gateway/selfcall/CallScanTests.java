package dev.parlance.inference.gateway.selfcall;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.parlance.inference.provider.UpstreamFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Calls in what a model writes. */
class CallScanTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello <b>you</b> 1<2                                                           | Hello <b>you</b> 1<2 | ''
            Let me see. <tool_call>{"name":"f","arguments":{"a":1}}</tool_call>            | Let me see.           | f{"a":1}
            <tool_call>{"name":"f"}</tool_call> <tool_call>{"name":"g","arguments":"{}"}</tool_call> | ''        | f{} g{}
            <tool_call>```json {"name":"f","arguments":{}} ```                             | ''                    | f{}
            <tool_call>{"name":"f","arguments":{}                                          | ''                    | f{}
            <tool_call>{"name":"f"}</tool_call><tool_result>noon</tool_result> It is noon. | ''                    | f{}
            It is <tool_result>noon</tool_result>                                          | It is                 | ''
            An <tool_cal                                                                   | An <tool_cal          | ''""")
    void tellsCallsFromTextHoweverItIsCut(String text, String said, String calls) {
        for (int size : new int[]{1, 3, 7, 1_000}) {
            CallScan scan = new CallScan(false);
            assertThat(scanned(scan, text, size).strip()).isEqualTo(said);
            assertThat(called(scan)).isEqualTo(calls);
        }
    }

    @Test
    void takesNothingInThoughtsForACall() {
        CallScan scan = new CallScan(true);
        String thinking = " <think>Shall I <tool_call>?</think>";

        assertThat(scanned(scan, thinking + "<tool_call>{\"name\":\"f\"}</tool_call>", 2)).isEqualTo(thinking);
        assertThat(called(scan)).isEqualTo("f{}");
    }

    @Test
    void forgetsHalfACallThatWasCutOff() {
        CallScan scan = new CallScan(false);

        assertThat(scan.take("Well <tool_call>{\"name\":\"f\",\"arg")).isEqualTo("Well ");
        assertThat(scan.end(true)).isEmpty();
        assertThat(scan.calls()).isEmpty();
    }

    @Test
    void failsWhereACallCannotBeRead() {
        assertThatThrownBy(() -> new CallScan(false).take("<tool_call>the clock</tool_call>"))
                .isInstanceOf(UpstreamFailure.class).hasMessageContaining("cannot be read");
    }

    private static String scanned(CallScan scan, String text, int size) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < text.length(); i += size) {
            said.append(scan.take(text.substring(i, Math.min(text.length(), i + size))));
        }
        return said + scan.end(false);
    }

    private static String called(CallScan scan) {
        return scan.calls().stream().map(call -> call.name() + call.arguments()).collect(Collectors.joining(" "));
    }
}
