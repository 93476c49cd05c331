package dev.parlance.knowledge.document.entry;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where one batch of lines ends and the next begins: before it gets too heavy, and before a key comes a second time, so
 * that of two lines about one document the later is applied after the earlier.
 */
final class BatchCut implements Predicate<ReadLine> {

    private static final int MOST_LINES = 500;

    private static final int HEAVIEST = 1 << 20;

    private final Set<String> keys = new HashSet<>();

    private int lines;

    private int weight;

    /** Whether this line begins another batch. */
    @Override
    public boolean test(ReadLine line) {
        boolean another = lines > 0 && !fits(line);
        if (another) {
            keys.clear();
            lines = 0;
            weight = 0;
        }
        lines++;
        if (line instanceof ReadLine.Good good) {
            keys.add(good.entry().key());
            weight += good.entry().weight();
        }
        return another;
    }

    private boolean fits(ReadLine line) {
        return lines < MOST_LINES && (!(line instanceof ReadLine.Good good)
                || weight + good.entry().weight() <= HEAVIEST && !keys.contains(good.entry().key()));
    }
}
