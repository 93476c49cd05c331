package dev.parlance.inference.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.parlance.inference.provider.UpstreamModel;

/** Tells the models that converse from those that embed, listen, speak or paint: upstreams list all of them together. */
final class ChatModels {

    private static final List<String> OTHER_TRADES = List.of("embed", "rerank", "moderation", "whisper", "transcribe",
            "tts", "audio", "realtime", "speech", "dall-e", "image", "vision-encoder", "davinci", "babbage", "sora");

    private ChatModels() {
    }

    static Optional<UpstreamModel> first(List<UpstreamModel> models) {
        return models.stream().filter(model -> converses(model.id())).findFirst();
    }

    private static boolean converses(String id) {
        String name = id.toLowerCase(Locale.ROOT);
        return OTHER_TRADES.stream().noneMatch(name::contains);
    }
}
