package dev.parlance.inference.brand;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an account says of itself. Any of it may be empty.
 *
 * @param company what it is called
 * @param valueProposition why its customers come
 * @param tone how it speaks
 * @param targetMarkets whom it speaks to
 */
public record BrandProfile(@JsonProperty("company") String company,
        @JsonProperty("valueProposition") String valueProposition, @JsonProperty("tone") String tone,
        @JsonProperty("targetMarkets") List<String> targetMarkets) {

    /** Nothing was said. */
    public static final BrandProfile EMPTY = new BrandProfile("", "", "", List.of());

    public BrandProfile {
        targetMarkets = List.copyOf(targetMarkets);
    }

    /** What a model is told of it, ending with an empty line; empty where nothing was said. */
    public String instructions() {
        List<String> lines = new ArrayList<>();
        note(lines, "Company", company);
        note(lines, "What it promises its customers", valueProposition);
        note(lines, "Tone of voice", tone);
        note(lines, "Target markets", String.join("; ", targetMarkets));
        return lines.isEmpty() ? "" : "You write for this company.\n" + String.join("\n", lines) + "\n\n";
    }

    private static void note(List<String> lines, String name, String text) {
        if (!text.isEmpty()) {
            lines.add(name + ": " + text);
        }
    }
}
