package dev.parlance.knowledge.parsing.process;

import java.io.IOException;

/** More was said about one file than may be. */
final class OutputExceeded extends IOException {

    private static final long serialVersionUID = 1L;

    OutputExceeded(long allowed) {
        super("more than " + allowed + " bytes");
    }
}
