package dev.parlance.knowledge.index;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A stored passage with all that is needed to show and to cite it.
 *
 * @param id the same whenever the same place of the same document is indexed again
 * @param ordinal place in the document, from 0
 * @param heading the headings above the text
 * @param page where the text begins, from 1
 */
public record Excerpt(UUID id, String collection, Origin origin, int ordinal, String text, @Nullable String heading,
        @Nullable Integer page) {

    public static Excerpt of(Owner owner, Origin origin, Passage passage) {
        return new Excerpt(idOf(owner, origin, passage), owner.collection(), origin, passage.ordinal(), passage.text(),
                passage.heading(), passage.page());
    }

    private static UUID idOf(Owner owner, Origin origin, Passage passage) {
        return Keys.uuid("%s\n%d".formatted(Keys.of(owner, origin.documentId()), passage.ordinal()));
    }
}
