package dev.parlance.knowledge.index.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.apache.lucene.util.IOUtils;

/**
 * Where the index lies. One that cannot be read is put beside the folder and another one is begun: all passages can be made
 * again from their documents. Of those put aside the last is kept for those who want to know what happened.
 */
final class IndexFolder {

    private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);

    private final Path folder;

    IndexFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    OpenIndex open() throws IOException {
        try {
            return OpenIndex.in(folder);
        } catch (IOException | RuntimeException failure) {
            if (!Damage.keepsShut(failure)) {
                throw failure;
            }
            setAside(failure);
            return OpenIndex.in(folder);
        }
    }

    void setAside(Throwable why) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Path aside = folder.resolveSibling(folder.getFileName() + "-set-aside");
        if (Files.exists(aside)) {
            IOUtils.rm(aside);
        }
        Files.move(folder, aside);
        log.error("The index in {} cannot be used and was moved to {}. An empty one takes its place and every document "
                + "has to be indexed again", folder, aside, why);
    }
}
