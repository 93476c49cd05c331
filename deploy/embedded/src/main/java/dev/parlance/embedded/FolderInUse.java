package dev.parlance.embedded;

import java.nio.file.Path;

/** Refuses a folder that another process is working in. */
public final class FolderInUse extends EmbeddedServerFailed {

    FolderInUse(Path folder, String holder) {
        super("The folder %s is in use by %s: stop that one first, or choose another folder.".formatted(folder,
                holder));
    }
}
