package dev.parlance.inference;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.media.MediaTexts;
import dev.parlance.inference.retrieval.FileReader;

/** Remembers what was read, and reads files that are nothing but text. */
public final class MediaInMemory implements MediaTexts, FileReader {

    private final Map<String, String> known = new ConcurrentHashMap<>();

    private final List<String> read = new CopyOnWriteArrayList<>();

    /** The names of the files that were read. */
    public List<String> read() {
        return read;
    }

    @Override
    public Mono<String> find(UUID account, byte[] print, String reader) {
        return Mono.justOrEmpty(known.get(key(account, print, reader)));
    }

    @Override
    public Mono<Void> keep(UUID account, byte[] print, String reader, String text) {
        return Mono.fromRunnable(() -> known.put(key(account, print, reader), text));
    }

    private static String key(UUID account, byte[] print, String reader) {
        return account + HexFormat.of().formatHex(print) + reader;
    }

    @Override
    public Mono<String> read(String name, byte[] file) {
        read.add(name);
        String text = new String(file, StandardCharsets.UTF_8);
        if (name.endsWith(".zip")) {
            return Mono.error(Failure.badRequest("unsupported_kind", "Files of this kind cannot be read."));
        }
        return text.contains("scanned")
                ? Mono.error(Failure.badRequest("no_text", "The document holds no text."))
                : Mono.just(text);
    }
}
