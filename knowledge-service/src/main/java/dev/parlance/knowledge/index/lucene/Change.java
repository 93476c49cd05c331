package dev.parlance.knowledge.index.lucene;

import java.io.IOException;

import org.apache.lucene.index.IndexWriter;

/** Something to be done to the index. */
@FunctionalInterface
interface Change {

    void applyTo(IndexWriter writer) throws IOException;
}
