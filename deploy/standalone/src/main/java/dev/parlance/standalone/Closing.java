package dev.parlance.standalone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends things one after the other; what one of them says on the way out does not keep the next from ending. */
final class Closing {

    private static final Logger log = LoggerFactory.getLogger(Closing.class);

    private Closing() {
    }

    static void quietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception failed) {
            log.warn("{} did not end cleanly: {}", open, failed.toString());
        }
    }
}
