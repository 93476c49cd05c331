package dev.parlance.knowledge.embedding;

import org.jspecify.annotations.Nullable;

/** No vectors for now: the model is overloaded, out of reach or answers nonsense. The same call may succeed later. */
public final class EmbeddingsUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EmbeddingsUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
