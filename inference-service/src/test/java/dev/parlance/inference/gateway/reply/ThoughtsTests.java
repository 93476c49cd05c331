package dev.parlance.inference.gateway.reply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Reasoning and answer, told apart wherever the text is cut. */
class ThoughtsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <think>hm</think>ok                 | hm          | ok
            ' <thinking>hm</thinking>  ok'      | hm          | ok
            <think>a <b> </thin k</think>ok     | a <b> </thin k | ok
            <think></think>ok                   | ''          | ok
            ok <think>hm</think>                | ''          | ok <think>hm</think>
            <thinner>ok                         | ''          | <thinner>ok
            <thi                                | ''          | <thi
            <think>never ends                   | never ends  | ''
            <think>hm</think>                   | hm          | ''
            ok                                  | ''          | ok""")
    void tellsThemApart(String text, String reasoning, String answer) {
        for (int size = 1; size <= text.length(); size++) {
            assertThat(told(text, size)).as("cut every " + size).isEqualTo(new Thoughts.Told(reasoning, answer));
        }
    }

    private static Thoughts.Told told(String text, int size) {
        Thoughts thoughts = new Thoughts();
        StringBuilder reasoning = new StringBuilder();
        StringBuilder answer = new StringBuilder();
        for (int i = 0; i < text.length(); i += size) {
            add(thoughts.take(text.substring(i, Math.min(text.length(), i + size))), reasoning, answer);
        }
        add(thoughts.end(), reasoning, answer);
        return new Thoughts.Told(reasoning.toString(), answer.toString());
    }

    private static void add(Thoughts.Told told, StringBuilder reasoning, StringBuilder answer) {
        reasoning.append(told.reasoning());
        answer.append(told.answer());
    }
}
