package dev.parlance.crooked.util;

/** Public for nobody. */
public final class TextUtils {

    private TextUtils() {
    }
}
