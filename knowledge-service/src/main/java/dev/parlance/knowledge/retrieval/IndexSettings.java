package dev.parlance.knowledge.retrieval;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where passages are kept.
 *
 * @param data the folder of this installation, which holds the index when no Qdrant is named
 * @param qdrantUrl gRPC address of a Qdrant, {@code http://host:6334}
 * @param qdrantApiKey what that Qdrant asks for, if it does
 */
@ConfigurationProperties("parlance")
record IndexSettings(String data, @Nullable URI qdrantUrl, @Nullable String qdrantApiKey) {

    @Override
    public String toString() {
        return "IndexSettings[" + data + ", " + qdrantUrl + "]";
    }
}
