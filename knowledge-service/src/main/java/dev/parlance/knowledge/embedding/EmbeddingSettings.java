package dev.parlance.knowledge.embedding;

import java.net.URI;
import java.time.Duration;

/** Which model makes the vectors. */
sealed interface EmbeddingSettings {

    /** A model in this process. */
    record InProcess(OnnxModel model) implements EmbeddingSettings {}

    /**
     * A model behind an address.
     *
     * @param url up to and without {@code /embeddings}, for instance {@code http://localhost:11434/v1}
     * @param patience how long one request may take
     */
    record Remote(URI url, String model, Duration patience) implements EmbeddingSettings {}

    /**
     * Reads the one setting an operator writes: {@code onnx} for the usual model, {@code onnx:} and the name of another
     * that comes along, or an address and the name of a model with a space or a {@code #} between them.
     */
    static EmbeddingSettings parse(String setting) {
        String[] parts = setting.strip().split("[\\s#]+", 2);
        if (parts[0].equals("onnx") || parts[0].isEmpty()) {
            return new InProcess(OnnxModel.BGE_SMALL_EN_V1_5);
        }
        if (parts[0].startsWith("onnx:")) {
            return new InProcess(OnnxModel.labelled(parts[0].substring("onnx:".length())));
        }
        if (!parts[0].matches("https?://.+") || parts.length < 2) {
            throw new IllegalArgumentException(
                    "Embeddings are 'onnx', 'onnx:<model>' or '<base url> <model>', not '%s'".formatted(setting));
        }
        return new Remote(URI.create(parts[0].replaceAll("/+$", "")), parts[1].strip(), Duration.ofSeconds(60));
    }
}
