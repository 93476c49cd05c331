package dev.parlance.knowledge.parsing.markup;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;

import dev.parlance.knowledge.parsing.LimitExceeded;

/** Refuses markup nested so deeply that looking at it from every level would take for ever. */
final class Depth {

    private final int deepest;

    Depth(int deepest) {
        this.deepest = deepest;
    }

    void check(Document page) {
        NodeTraversor.traverse(this::check, page);
    }

    private void check(Node node, int depth) {
        if (depth > deepest) {
            throw new LimitExceeded("It is nested more than " + deepest + " levels deep.");
        }
    }
}
