package dev.parlance.knowledge.index;

/** What the two measures of a passage are worth together. Must not fall when one of them rises. */
@FunctionalInterface
public interface Worth {

    /**
     * @param cosine -1 to 1, as in {@link Candidate#cosine()}
     * @param wording 0 to 1, as in {@link Candidate#wording()}
     */
    double of(double cosine, double wording);
}
