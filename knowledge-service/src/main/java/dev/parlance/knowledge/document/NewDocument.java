package dev.parlance.knowledge.document;

import java.util.UUID;

import dev.parlance.knowledge.document.Document.Origin;

/** What is known of a document before its content has been read. */
record NewDocument(UUID account, UUID collection, String name, Origin origin) {}
