package dev.parlance.knowledge.parsing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.parlance.knowledge.parsing.DocumentReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/**
 * Reads files in other processes, within time, memory and output. A file that asks for more ends its process and is refused; other files
 * do not notice. Short texts are read here.
 */
final class ProcessReader implements DocumentReader, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProcessReader.class);

    private static final long SHORT = 1 << 20;

    private static final Duration START = Duration.ofSeconds(60);

    private static final double SMALL_SHARE = 0.25;

    private static final long FULL_SHARE_SIZE = 1 << 20;

    private final DocumentReader here;

    private final ParsingLimits limits;

    private final ProcessSettings settings;

    private final ReaderPool pool;

    ProcessReader(DocumentReader here, ParsingLimits limits, ProcessSettings settings, ReaderPool pool) {
        this.here = here;
        this.limits = limits;
        this.settings = settings;
        this.pool = pool;
    }

    @Override
    public ParsedDocument read(Path file, String filename) throws UnreadableDocument {
        return inProcess(new Request(false, file.toAbsolutePath(), filename, limits));
    }

    @Override
    public ParsedDocument readText(Path file) throws UnreadableDocument {
        return size(file) <= SHORT
                ? here.readText(file)
                : inProcess(new Request(true, file.toAbsolutePath(), "", limits));
    }

    @Override
    public void close() {
        pool.close();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private ParsedDocument inProcess(Request request) throws UnreadableDocument {
        pool.enter();
        try {
            return read(request, pool.take());
        } finally {
            pool.leave();
        }
    }

    /** One that has read before may have died of what it read then: the file gets a fresh one. */
    private ParsedDocument read(Request request, ReaderProcess process) throws UnreadableDocument {
        boolean fresh = process.documents() == 0;
        try {
            return attempt(request, started(process));
        } catch (ProcessDied died) {
            return fresh ? ended(died) : read(request, pool.fresh());
        }
    }

    /** Only when it is there its time begins. */
    private ReaderProcess started(ReaderProcess process) {
        try {
            if (Deadline.within(START, process::awaitReady)) {
                return process;
            }
            throw new ExecutionException(new BrokenProtocol("another greeting"));
        } catch (TimeoutException | ExecutionException failure) {
            pool.discard(process);
            throw new UncheckedIOException(new IOException("A process to read files did not start", failure));
        } catch (CancellationException interrupted) {
            pool.discard(process);
            throw interrupted;
        }
    }

    private ParsedDocument attempt(Request request, ReaderProcess process) throws UnreadableDocument, ProcessDied {
        boolean unharmed = false;
        Duration time = time(request.file());
        try {
            ParsedDocument read = Deadline.within(time, () -> process.read(request,
                    settings.output().toBytes()));
            unharmed = true;
            return read;
        } catch (TimeoutException late) {
            throw late(process, time);
        } catch (ExecutionException failure) {
            unharmed = failure.getCause() instanceof UnreadableDocument;
            throw refusal(Objects.requireNonNullElse(failure.getCause(), failure));
        } finally {
            settle(process, unharmed);
        }
    }

    private void settle(ReaderProcess process, boolean unharmed) {
        if (unharmed) {
            pool.giveBack(process);
        } else {
            pool.discard(process);
        }
    }

    private static UnreadableDocument late(ReaderProcess process, Duration time) {
        log.warn("Process {} was ended: it read one file for {} s", process.pid(), time.toSeconds());
        return new UnreadableDocument("too_slow", "Reading the file takes longer than the " + time.toSeconds()
                + " seconds it may take. Split it into smaller ones.");
    }

    /** A small file has a quarter of the time at first: one that takes longer was made to, and others wait. */
    private Duration time(Path file) {
        double share = Math.min(1, SMALL_SHARE + (double) size(file) / FULL_SHARE_SIZE);
        return Duration.ofMillis(Math.round(settings.time().toMillis() * share));
    }

    private UnreadableDocument refusal(Throwable failure) throws ProcessDied {
        return switch (failure) {
            case UnreadableDocument refusal -> refusal;
            case ProcessDied died -> throw died;
            case OutputExceeded exceeded -> new UnreadableDocument("too_large",
                    "The file is too large. It holds more than " + settings.output().toMegabytes() + " MB of text.");
            case BrokenProtocol wrong -> failed(wrong.toString());
            case IOException other -> throw new UncheckedIOException(other);
            default -> throw new IllegalStateException(failure);
        };
    }

    private ParsedDocument ended(ProcessDied died) throws UnreadableDocument {
        if (pool.isClosed()) {
            throw new CancellationException("reading was given up");
        }
        throw died.outOfMemory() ? tooComplex() : failed(died.toString());
    }

    private UnreadableDocument tooComplex() {
        log.warn("A process was ended: one file asked for more than {} MB of memory", settings.heap().toMegabytes());
        return new UnreadableDocument("too_complex", "Reading the file takes more than the "
                + settings.heap().toMegabytes() + " MB of memory one file may take. Split it into smaller ones.");
    }

    private static UnreadableDocument failed(String how) {
        log.warn("A process that read a file broke: {}", how);
        return new UnreadableDocument("reader_failed",
                "The file broke the program that reads it. It may be damaged; save it anew and upload it again.");
    }
}
