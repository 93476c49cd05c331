package dev.parlance.gateway.access;

/**
 * What the directory said of a key in force.
 *
 * @param grant what it stands for
 * @param askedAt when it was asked, as nano time
 * @param turn the same in the order of questions and news, in which no two have the same place
 * @param key what was heard of the key since
 * @param account what was heard of its account since
 */
record Knowledge(Grant grant, long askedAt, long turn, Standing key, Standing account) {

    /** Something was taken away from the key. Nothing here may be trusted any more. */
    boolean isVoid() {
        return key.hasChangedSince(turn);
    }

    /** Something else is different: good enough only while nobody can be asked. */
    boolean isOutdated() {
        return account.hasChangedSince(turn);
    }

    boolean isOlderThan(long age, long now) {
        return now - askedAt >= age;
    }
}
