package dev.parlance.knowledge.embedding;

/** Keeps the model for tests honest. */
class WordEmbeddingsTests extends EmbeddingsContract {

    @Override
    Embeddings embeddings() {
        return new WordEmbeddings();
    }
}
