package dev.parlance.inference.structure;

import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.networknt.schema.regex.RegularExpression;

/**
 * A user's regular expression, given up after a number of looks at the text: some would otherwise never end. The number is for
 * all expressions of one judgement together, which is made on one thread without a pause.
 */
record PatientPattern(Pattern pattern) implements RegularExpression {

    private static final int MOST_LOOKS = 2_000_000;

    private static final ThreadLocal<int[]> LOOKS = ThreadLocal.withInitial(() -> new int[1]);

    PatientPattern(String pattern) {
        this(Pattern.compile(pattern));
    }

    /** One judgement. */
    static <T> T within(Supplier<T> judgement) {
        LOOKS.get()[0] = 0;
        try {
            return judgement.get();
        } finally {
            LOOKS.remove();
        }
    }

    @Override
    public boolean matches(String value) {
        return pattern.matcher(new Watched(value, LOOKS.get())).find();
    }

    /** @param looks how often a character was looked at, one number for all parts of all texts */
    private record Watched(String text, int[] looks) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) {
                throw new Steps.Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.substring(start, end), looks);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
