package dev.parlance.inference.extraction.evidence;

/** Tells words that are probably the same, written differently. */
final class Spelling {

    private static final int LONG_ENOUGH = 6;

    private static final int SHORTEST_PART = 5;

    private Spelling() {
    }

    /** True for one slip of the finger in a word of at least six letters, and for words that part only near their ends. */
    static boolean isClose(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        if (shorter < LONG_ENOUGH || Math.abs(one.length() - other.length()) > 2 || one.charAt(0) != other.charAt(0)) {
            return false;
        }
        int same = samePrefix(one, other);
        int rest = Math.max(one.length(), other.length()) - same;
        return rest <= 2 && same >= LONG_ENOUGH || endsAlike(one, other, same);
    }

    /** One letter changed, added, left out, or two swapped. */
    private static boolean endsAlike(String one, String other, int at) {
        String a = one.substring(at);
        String b = other.substring(at);
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length() <= 1;
        }
        boolean changed = a.substring(1).equals(b.substring(1));
        boolean moved = a.substring(1).equals(b) || b.substring(1).equals(a);
        return changed || moved || isSwapped(a, b);
    }

    private static boolean isSwapped(String a, String b) {
        return a.length() > 1 && a.length() == b.length() && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0)
                && a.substring(2).equals(b.substring(2));
    }

    /** True if a compound begins or ends with the part. */
    static boolean isPartOf(String part, String compound) {
        return part.length() >= SHORTEST_PART && compound.length() > part.length() + 2
                && (compound.startsWith(part) || compound.endsWith(part));
    }

    private static int samePrefix(String one, String other) {
        int same = 0;
        while (same < one.length() && same < other.length() && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }
}
