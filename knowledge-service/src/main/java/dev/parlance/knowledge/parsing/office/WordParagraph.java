package dev.parlance.knowledge.parsing.office;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Spacing;

/** A paragraph of a Word file while it is being read. */
final class WordParagraph {

    final StringBuilder text = new StringBuilder();

    /** Text boxes anchored in this paragraph, each with its paragraphs. */
    final List<WordParagraph> boxed = new ArrayList<>();

    final List<String> noteIds = new ArrayList<>();

    final List<String> chartIds = new ArrayList<>();

    @Nullable
    String style;

    int outline = -1;

    int list = -1;

    int listLevel = -1;

    private int boldCharacters;

    private int characters;

    void append(CharSequence words, boolean bold) {
        text.append(words);
        int visible = (int) words.chars().filter(character -> !Character.isWhitespace(character)).count();
        characters += visible;
        boldCharacters += bold ? visible : 0;
    }

    boolean isAllBold() {
        return characters > 0 && boldCharacters == characters;
    }

    String line() {
        return Spacing.oneLine(text);
    }
}
