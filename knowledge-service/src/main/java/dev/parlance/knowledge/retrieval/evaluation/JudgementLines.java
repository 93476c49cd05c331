package dev.parlance.knowledge.retrieval.evaluation;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;

/** Reads judgements that stand one a line. All lines count, or none: a bad one is told with its number. */
@Component
class JudgementLines {

    private final JsonMapper json;

    JudgementLines(JsonMapper json) {
        this.json = json;
    }

    /** @throws Failure where a line is wrong, or where there is none */
    List<JudgementDraft> read(String text) {
        List<JudgementDraft> drafts = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                drafts.add(draft(line, number));
            }
        }
        if (drafts.isEmpty() || drafts.size() > JudgementRequest.MOST_AT_ONCE) {
            throw Failure.badRequest("wrong_number_of_lines",
                    "1 to %,d lines are taken at once.".formatted(JudgementRequest.MOST_AT_ONCE));
        }
        return drafts;
    }

    private JudgementDraft draft(String line, int number) {
        try {
            return json.readValue(line, JudgementRequest.class).draft();
        } catch (JacksonException malformed) {
            throw Failure.badRequest("malformed_json", "Line " + number + " is not a judgement in valid JSON.");
        } catch (Failure wrong) {
            throw Failure.of(wrong.status(), wrong.code(), "Line " + number + ": " + wrong.text());
        }
    }
}
