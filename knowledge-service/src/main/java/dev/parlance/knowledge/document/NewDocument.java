package dev.parlance.knowledge.document;

import java.util.UUID;

import dev.parlance.knowledge.document.Document.Origin;

/**
 * What is known of a document before its content has been stored.
 *
 * @param wording of a text; of a file, nothing yet
 */
record NewDocument(UUID account, UUID collection, String name, Origin origin, Wording wording) {}
