package dev.parlance.knowledge.index.qdrant;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** What a Qdrant server answers to what it does not take. */
final class Refusal {

    private Refusal() {
    }

    static StatusRuntimeException wrong(String pattern, Object... values) {
        return Status.INVALID_ARGUMENT.withDescription("Wrong input: " + pattern.formatted(values))
                .asRuntimeException();
    }

    static StatusRuntimeException noCollection(String name) {
        return Status.NOT_FOUND.withDescription("Not found: Collection `%s` doesn't exist!".formatted(name))
                .asRuntimeException();
    }

    static StatusRuntimeException collectionExists(String name) {
        return Status.ALREADY_EXISTS.withDescription("Collection `%s` already exists!".formatted(name))
                .asRuntimeException();
    }

    static StatusRuntimeException unknownKey() {
        return Status.UNAUTHENTICATED.withDescription("Invalid API key or JWT").asRuntimeException();
    }

    /** What a real server can do and the double cannot must not look as if it had worked. */
    static StatusRuntimeException notHere(String what) {
        return Status.UNIMPLEMENTED.withDescription("The double does not know " + what).asRuntimeException();
    }
}
