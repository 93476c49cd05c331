package dev.parlance.inference.answer;

import java.util.ArrayList;
import java.util.List;

import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.stream.Part;

/** Adds to a model's answer what it rests on. One instance follows one answer. */
final class Citing {

    private final List<Passage> given;

    /** Whether the model has nothing but the passages, and says by a mark that they do not hold the answer. */
    private final boolean confined;

    private final StringBuilder answer = new StringBuilder();

    private final NothingMark nothing = new NothingMark();

    private boolean told;

    /** @param given the passages as they were numbered for the model */
    Citing(List<Passage> given, Manner manner) {
        this.given = given;
        this.confined = manner instanceof Manner.Grounded;
    }

    List<Part> of(Part part) {
        return switch (part) {
            case Part.Delta delta -> text(confined ? nothing.pass(delta.text()) : delta.text());
            case Part.Billed end -> ending(part);
            case Part.Usage end -> ending(part);
            case Part.End end -> ending(part);
            default -> List.of(part);
        };
    }

    private List<Part> text(String text) {
        answer.append(text);
        return text.isEmpty() ? List.of() : List.of(new Part.Delta(text));
    }

    private List<Part> ending(Part part) {
        List<Part> parts = new ArrayList<>(3);
        if (!told) {
            told = true;
            parts.addAll(text(nothing.rest()));
            parts.add(new Part.Sources(nothing.isFound()
                    ? List.of()
                    : Citations.of(answer.toString(), given, confined)));
        }
        parts.add(part);
        return parts;
    }
}
