package dev.parlance.knowledge.embedding;

import java.util.Locale;

/** The models that come along and run in this process. Both read English and make vectors of 384 numbers. */
enum OnnxModel {

    /** The better answers; about half as fast. */
    BGE_SMALL_EN_V1_5("bge-small-en-v1.5-q", Pooling.FIRST),

    /** Twice as fast, and noticeably weaker where question and answer share no words. */
    ALL_MINILM_L6_V2("all-minilm-l6-v2-q", Pooling.MEAN);

    static final int DIMENSIONS = 384;

    private final String label;
    private final Pooling pooling;

    OnnxModel(String label, Pooling pooling) {
        this.label = label;
        this.pooling = pooling;
    }

    /** The name in settings and of the vectors. */
    public String label() {
        return label;
    }

    Pooling pooling() {
        return pooling;
    }

    String resource() {
        return "/" + label + ".onnx";
    }

    static OnnxModel labelled(String label) {
        for (var model : values()) {
            if (model.label.equals(label.toLowerCase(Locale.ROOT))) {
                return model;
            }
        }
        throw new IllegalArgumentException("There is no embedding model named " + label);
    }

    /** How the vectors of the pieces become that of the text. */
    enum Pooling {
        /** The vector of the mark before the first word, where the model was trained to gather the meaning. */
        FIRST,
        /** The mean of all. */
        MEAN
    }
}
