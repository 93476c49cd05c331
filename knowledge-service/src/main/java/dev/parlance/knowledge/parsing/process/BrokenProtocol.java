package dev.parlance.knowledge.parsing.process;

import java.io.IOException;

/** The other side says what cannot be right; nothing it says is believed any more. */
final class BrokenProtocol extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenProtocol(String what) {
        super(what);
    }
}
