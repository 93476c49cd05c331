package dev.parlance.inference.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

import reactor.core.publisher.Flux;

import dev.parlance.chassis.caller.Caller;

/** A model whose vectors are short and easily told: how long the text is, and its negative half. Three texts at a time. */
public final class KnownVectors implements Vectors {

    @Override
    public Flux<List<String>> of(Caller caller, List<String> texts) {
        return Flux.fromIterable(texts).map(KnownVectors::vector).buffer(3);
    }

    private static String vector(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putFloat(text.length()).putFloat(text.length() / -2f);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
