package dev.parlance.knowledge.parsing.pdf;

/**
 * Characters that stand together.
 *
 * @param baseline the line the characters stand on, in points from the top of the page
 * @param size of the type in points
 */
record Word(String text, Box box, double baseline, double size, boolean bold) {

    /** Whether it is smaller than its line and stands above it. */
    boolean isRaised(double line, double lineSize) {
        return size < lineSize * 0.82 && line - baseline > lineSize * 0.15;
    }

    /** A footnote mark set above the line. */
    Word marked() {
        return text.matches("\\d{1,3}|[*†‡§]{1,2}") ? new Word("[" + text + "]", box, baseline, size, bold) : this;
    }
}
