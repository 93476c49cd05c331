package dev.parlance.inference.media;

import java.util.UUID;

import reactor.core.publisher.Mono;

/** What was read out of media before. Nobody learns what others have had read. */
public interface MediaTexts {

    /** @param print of the content, as SHA-256 makes it */
    Mono<String> find(UUID account, byte[] print, String reader);

    /** @param reader who has read it: another may read something else */
    Mono<Void> keep(UUID account, byte[] print, String reader, String text);
}
