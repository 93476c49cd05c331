package dev.parlance.inference.extraction;

import java.util.List;

import dev.parlance.inference.extraction.followup.Ellipsis;
import dev.parlance.inference.extraction.language.Tokenizer;
import dev.parlance.inference.extraction.language.Tongue;
import dev.parlance.inference.extraction.language.Tongues;
import dev.parlance.inference.extraction.question.Question;

/**
 * Makes a question that can be understood without the conversation before it: "And in 1993?" takes over the earlier question with another
 * year, "What is its address?" the name that was spoken of. Questions that stand alone stay as they are.
 */
public final class StandaloneQuestion {

    private static final int MOST_EARLIER = 8;

    private static final int LONGEST = 400;

    private StandaloneQuestion() {
    }

    /** @param earlier what the same person asked before, oldest first */
    public static String of(String question, List<String> earlier) {
        String resolved = "";
        for (String before : earlier.subList(Math.max(0, earlier.size() - MOST_EARLIER), earlier.size())) {
            resolved = resolve(before, resolved);
        }
        return resolve(question, resolved);
    }

    private static String resolve(String question, String before) {
        String asked = question.strip();
        if (before.isEmpty() || before.length() > LONGEST || asked.length() > LONGEST) {
            return asked;
        }
        Tongue tongue = Tongues.of(asked, before);
        return new Ellipsis(understood(asked, tongue), understood(before, Tongues.of(before, asked))).resolved();
    }

    private static Question understood(String text, Tongue tongue) {
        return Question.of(text, tongue, new Tokenizer(tongue));
    }
}
