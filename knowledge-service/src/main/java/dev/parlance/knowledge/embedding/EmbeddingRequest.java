package dev.parlance.knowledge.embedding;

import java.util.List;

/** What is asked in the openai shape. */
record EmbeddingRequest(String model, List<String> input) {}
