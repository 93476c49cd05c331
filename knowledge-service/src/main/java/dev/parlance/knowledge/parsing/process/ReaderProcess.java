package dev.parlance.knowledge.parsing.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.UnreadableDocument;
import dev.parlance.knowledge.parsing.Workplace;

/** One process that reads files, one after the other. One thread at a time may ask it; any may kill it. */
final class ReaderProcess {

    private static final int BUFFER = 1 << 16;

    private static final int SECONDS_TO_DIE = 5;

    private static final int LARGEST_GREETING = 100;

    private final Process process;

    private final Path folder;

    private final FrameWriter requests;

    private final FrameReader answers;

    private int documents;

    private boolean ready;

    ReaderProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.requests = new FrameWriter(new BufferedOutputStream(process.getOutputStream(), BUFFER));
        this.answers = new FrameReader(new BufferedInputStream(process.getInputStream(), BUFFER));
    }

    /** Waits until it can be asked. */
    boolean awaitReady() throws IOException {
        if (!ready) {
            answers.allow(LARGEST_GREETING);
            ready = answers.next() == Answer.READY;
        }
        return ready;
    }

    /**
     * @param output bytes the answer may have
     * @throws OutputExceeded if it would have more
     * @throws ProcessDied if the process ended meanwhile
     * @throws BrokenProtocol if it answers nonsense
     */
    ParsedDocument read(Request request, long output) throws IOException, UnreadableDocument {
        documents++;
        try {
            request.write(requests);
            answers.allow(output);
            return Answer.read(answers, request.limits());
        } catch (BrokenProtocol | OutputExceeded wrong) {
            throw wrong;
        } catch (IOException closed) {
            throw new ProcessDied(status(closed));
        }
    }

    /** How many files it was asked to read. */
    int documents() {
        return documents;
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Ends it and whatever it started, and clears up after it. May be called again. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitEnd();
        Workplace.sweep(folder);
    }

    private int status(IOException closed) throws IOException {
        if (!awaitEnd() && !(closed instanceof EOFException)) {
            throw closed;
        }
        return process.isAlive() ? -1 : process.exitValue();
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
