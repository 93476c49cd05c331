package dev.parlance.knowledge.ingestion;

import java.util.List;

import dev.parlance.knowledge.chunking.Chunk;
import dev.parlance.knowledge.document.Wording;

/** What was read out of a document: the parts that can be found, and the whole to look at. */
record Extract(List<Chunk> chunks, Wording wording) {}
