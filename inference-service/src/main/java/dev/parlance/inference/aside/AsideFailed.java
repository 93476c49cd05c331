package dev.parlance.inference.aside;

import org.jspecify.annotations.Nullable;

/** Nothing useful came of a question asked aside. What is missing to pay for it is another failure. */
public final class AsideFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AsideFailed(String why, @Nullable Throwable cause) {
        super(why, cause, false, false);
    }

    /** The answer is not what was asked for. */
    public static AsideFailed unreadable() {
        return new AsideFailed("The helping model's answer cannot be read", null);
    }
}
