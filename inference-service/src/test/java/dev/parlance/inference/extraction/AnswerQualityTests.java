package dev.parlance.inference.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Asks {@link Extractor} about small collections written for this purpose and counts both kinds of error: answers that are missed or wrong, and
 * answers to questions that the collection does not answer although it speaks of the same things.
 */
class AnswerQualityTests {

    private static final int PASSAGES = 8;

    private final Extractor extractor = new Extractor();

    private record Asked(boolean answerable, String question, String answer) {

        static Asked of(String line) {
            String[] parts = line.split("\t", -1);
            return new Asked(parts[0].equals("answer"), parts[1], parts[2].toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"workplace", "everyday", "public", "household", "leisure", "languages"})
    void answersMostQuestionsAndInventsHardlyAny(String collection) throws IOException {
        KeywordRetrieval retrieval = new KeywordRetrieval(passages(collection));
        List<Asked> asked = lines(collection + "/questions.tsv").stream().filter(line -> !line.isBlank()).map(Asked::of)
                .toList();
        List<Asked> answerable = asked.stream().filter(Asked::answerable).toList();
        List<Asked> unanswerable = asked.stream().filter(question -> !question.answerable()).toList();

        List<Asked> right = answerable.stream().filter(question -> isRight(question, answer(retrieval, question)))
                .toList();
        List<Asked> invented = unanswerable.stream().filter(question -> answer(retrieval, question).found()).toList();

        assertThat(right).as("answered rightly").hasSizeGreaterThanOrEqualTo(Math.ceilDiv(answerable.size() * 92, 100));
        assertThat(invented).as("answered without knowledge").hasSizeLessThanOrEqualTo(unanswerable.size() * 8 / 100);
    }

    private Extract answer(KeywordRetrieval retrieval, Asked asked) {
        return extractor.answer(asked.question(), retrieval.best(asked.question(), PASSAGES));
    }

    private static boolean isRight(Asked asked, Extract extract) {
        return extract.found() && extract.text().toLowerCase(Locale.ROOT).contains(asked.answer());
    }

    /** Lines under {@code # document} and {@code ## heading > path}. */
    private static List<Passage> passages(String collection) throws IOException {
        List<Passage> passages = new ArrayList<>();
        String document = "";
        String heading = "";
        List<String> text = new ArrayList<>();
        for (String line : lines(collection + "/documents.txt")) {
            if (!line.startsWith("#")) {
                text.add(line);
                continue;
            }
            add(passages, document, heading, text);
            document = line.startsWith("# ") ? line.substring(2) : document;
            heading = line.startsWith("## ") ? line.substring(3) : "";
        }
        add(passages, document, heading, text);
        return passages;
    }

    private static void add(List<Passage> passages, String document, String heading, List<String> text) {
        if (!text.isEmpty()) {
            passages.add(new Passage(document, document, document + passages.size(), heading, null,
                    String.join("\n", text), 0));
            text.clear();
        }
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream bytes = AnswerQualityTests.class.getResourceAsStream(name)) {
            assertThat(bytes).as(name).isNotNull();
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
