package dev.parlance.knowledge.document.entry;

import dev.parlance.knowledge.collection.Collection;

/**
 * Where an import goes, and how.
 *
 * @param wholeCollection whether what it does not name is deleted
 * @param mostLines further ones are skipped
 */
record Upload(Collection collection, boolean wholeCollection, long mostLines) {}
