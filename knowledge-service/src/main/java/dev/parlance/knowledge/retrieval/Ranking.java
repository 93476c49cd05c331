package dev.parlance.knowledge.retrieval;

/** What decides which passages are the best. */
public enum Ranking {

    /** Meaning and words, weighed as the question needs it, and what a passage's neighbours are worth. */
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
            return (1 - ADVANTAGE) * balance.similarity(cosine) + ADVANTAGE * balance.shown(wording);
        }
    },

    /** Words alone. */
    WORDS {
        @Override
        double of(Balance balance, double cosine, double wording) {
            return balance.shown(wording);
        }

        @Override
        boolean tells(Found found) {
            return found.wording() > 0;
        }
    };

    private static final double ADVANTAGE = 0.15;

    /** Whether this says anything for a passage at all. */
    boolean tells(Found found) {
        return true;
    }

    abstract double of(Balance balance, double cosine, double wording);
}
