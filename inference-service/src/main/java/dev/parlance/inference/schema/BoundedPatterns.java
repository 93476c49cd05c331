package dev.parlance.inference.schema;

import java.util.regex.Pattern;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

/** Patterns somebody has written: all of one schema together look at so many characters and at no more. */
final class BoundedPatterns implements RegularExpressionFactory {

    private static final int MOST_LOOKS = 5_000_000;

    private int looks;

    @Override
    public RegularExpression getRegularExpression(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return value -> compiled.matcher(new Watched(value)).find();
    }

    private void look() {
        if (++looks > MOST_LOOKS) {
            throw new IllegalArgumentException("a pattern takes too long.");
        }
    }

    private final class Watched implements CharSequence {

        private final CharSequence text;

        Watched(CharSequence text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            look();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
