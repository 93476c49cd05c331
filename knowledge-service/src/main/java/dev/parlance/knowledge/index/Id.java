package dev.parlance.knowledge.index;

/** What the index accepts as an id: visible text, so that ids can be joined to keys without ever colliding. */
final class Id {

    private static final int LONGEST = 512;

    private Id() {
    }

    static void require(String what, String id) {
        if (id.isBlank() || id.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The %s id needs 1 to %d visible characters".formatted(what, LONGEST));
        }
        if (id.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The %s id holds a control character".formatted(what));
        }
        if (id.codePoints().anyMatch(Id::isHalf)) {
            throw new IllegalArgumentException("The %s id holds half a character".formatted(what));
        }
    }

    /** Half of a surrogate pair has no form in UTF-8; whatever stands in for it would make different ids the same. */
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
