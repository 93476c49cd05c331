package dev.parlance.knowledge.retrieval.query;

import java.util.List;

import dev.parlance.knowledge.retrieval.Found;
import dev.parlance.knowledge.retrieval.query.ShownDocuments.Sharing;
import dev.parlance.knowledge.retrieval.query.ShownDocuments.Shown;

/**
 * A document that was found.
 *
 * @param best its passage that fits best
 * @param references documents that share its reference, where they were asked for
 */
record Result(Shown document, Found best, List<Sharing> references) {}
