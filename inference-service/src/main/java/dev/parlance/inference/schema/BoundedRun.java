package dev.parlance.inference.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;

/** One judgement of a value: so many keywords are looked at and no more, for a schema may refer to its parts in ever more ways. */
final class BoundedRun extends ExecutionContext {

    private static final int MOST_ERRORS = 20_000;

    private final int most;

    private int steps;

    private int errors;

    /** @param most keywords that may be looked at */
    BoundedRun(ExecutionConfig settings, int most) {
        super(settings);
        this.most = most;
    }

    @Override
    public void evaluationPathAddLast(String keyword) {
        if (++steps > most) {
            throw new IllegalArgumentException("judging by it takes too long.");
        }
        super.evaluationPathAddLast(keyword);
    }

    @Override
    public void addError(Error error) {
        if (++errors > MOST_ERRORS) {
            throw new TooMuchWrong();
        }
        super.addError(error);
    }

    /** More is wrong than anybody reads. */
    static final class TooMuchWrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooMuchWrong() {
            super("Too much is wrong", null, false, false);
        }
    }
}
