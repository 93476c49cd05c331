package dev.parlance.knowledge.retrieval;

/** What decides which passages are the best. */
public enum Ranking {

    /** Meaning and words, weighed as the question needs it. */
    BALANCED {
        @Override
        double of(Balance balance, double cosine, double wording) {
            return balance.of(cosine, wording);
        }
    },

    /** Meaning alone. */
    MEANING {
        @Override
        double of(Balance balance, double cosine, double wording) {
            return balance.similarity(cosine);
        }
    },

    /** Meaning, and a small advantage for the question's own words. */
    MEANING_THEN_WORDS {
        @Override
        double of(Balance balance, double cosine, double wording) {
            return (1 - ADVANTAGE) * balance.similarity(cosine) + ADVANTAGE * Balance.shown(wording);
        }
    };

    private static final double ADVANTAGE = 0.15;

    abstract double of(Balance balance, double cosine, double wording);
}
