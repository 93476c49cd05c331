package dev.parlance.knowledge.index.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.jspecify.annotations.Nullable;

/** Tells an index that cannot be read from a disk that is full, slow or locked, which passes. */
final class Damage {

    private Damage() {
    }

    /** Whether the files do not say what they should. */
    static boolean isIn(@Nullable Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause).anyMatch(Damage::isDamage);
    }

    /** Whether an index cannot be opened because of what its files say, or that they are not there. */
    static boolean keepsShut(Throwable failure) {
        // An unknown codec comes as an illegal argument.
        return isIn(failure) || failure instanceof IllegalArgumentException || failure instanceof EOFException
                || failure instanceof FileNotFoundException || failure instanceof NoSuchFileException;
    }

    private static boolean isDamage(@Nullable Throwable failure) {
        return failure instanceof CorruptIndexException || failure instanceof IndexFormatTooOldException
                || failure instanceof IndexFormatTooNewException;
    }
}
