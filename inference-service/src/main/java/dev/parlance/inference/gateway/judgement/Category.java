package dev.parlance.inference.gateway.judgement;

import dev.parlance.inference.gateway.parameter.Parameters;

/** What a request may be too much of. */
enum Category {

    VIOLENCE("violenceThreshold", "violence", "violence and hate"), SEXUAL("sexualExplicitThreshold", "sexual",
            "sexually explicit content"), POLITICAL("politicalThreshold", "political", "politics"), DANGEROUS(
                    "dangerousContentThreshold", "dangerous", "dangerous content"), JAILBREAK("jailbreakThreshold",
                            "jailbreak", "attempts to make the assistant disregard its instructions");

    private static final int MOST = 11;

    private final String parameter;

    private final String word;

    private final String words;

    Category(String parameter, String word, String words) {
        this.parameter = parameter;
        this.word = word;
        this.words = words;
    }

    /** How sensitive a gateway is to it, 0 to 10; 0 is not at all. */
    int level(Parameters parameters) {
        return parameters.value("moderationParameters").path(parameter).asInt(0);
    }

    boolean isWatched(Parameters parameters) {
        return level(parameters) > 0;
    }

    /** Whether a score from 0 to 10 is too much for the gateway. */
    boolean isTooMuch(Parameters parameters, int score) {
        return isWatched(parameters) && score >= MOST - level(parameters);
    }

    /** As the safeguard writes it. */
    String word() {
        return word;
    }

    /** As people say it. */
    String words() {
        return words;
    }
}
