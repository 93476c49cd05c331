package dev.parlance.knowledge.index.qdrant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.parlance.knowledge.index.Passages;
import dev.parlance.knowledge.index.PassagesModelContract;

/** Tests for {@link QdrantPassages} beside the simplest home of passages. */
class QdrantPassagesModelTests extends PassagesModelContract {

    private final Deque<QdrantDouble> servers = new ArrayDeque<>();
    private final Deque<QdrantPassages> opened = new ArrayDeque<>();

    @Override
    protected Passages open() {
        try {
            servers.push(new QdrantDouble());
            opened.push(QdrantPassages.at(servers.element().address(), QdrantDouble.KEY, "model"));
            return opened.element();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    protected void close() {
        opened.pop().close();
        servers.pop().close();
    }
}
