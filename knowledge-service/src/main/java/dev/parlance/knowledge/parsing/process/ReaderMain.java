package dev.parlance.knowledge.parsing.process;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.LocalReader;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/** The process that reads: takes requests from its input until that ends, and answers on its output. */
final class ReaderMain {

    /** What the JVM itself exits with where it runs out of memory. */
    static final int OUT_OF_MEMORY = 3;

    private static final int BROKEN = 4;

    private static final long STACK = 4L << 20;

    private static final int LARGEST_REQUEST = 1 << 20;

    private static final Set<String> REMOTE = Set.of("http", "https", "ftp", "mailto");

    private final FrameWriter answers;

    private final List<FormatReader> readers;

    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    private ReaderMain(List<FormatReader> readers, OutputStream out) {
        this.readers = readers;
        this.answers = new FrameWriter(out);
    }

    public static void main(String[] arguments) {
        serve(Kinds.all());
    }

    /** Reads what these can read until nobody asks any more. */
    static void serve(List<FormatReader> readers) {
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        URL.setURLStreamHandlerFactory(ReaderMain::refuseRemote);
        ReaderMain reader = new ReaderMain(readers, out);
        Thread work = new Thread(null, reader::work, "reading", STACK);
        work.setDaemon(true);
        work.start();
        reader.listen(new FrameReader(new FileInputStream(FileDescriptor.in)));
    }

    /** Nothing that is read here may reach for the network. */
    private static @Nullable URLStreamHandler refuseRemote(String protocol) {
        if (REMOTE.contains(protocol)) {
            throw new IllegalStateException("nothing is fetched while a file is read");
        }
        return null;
    }

    /** Ends the process with its input, whatever it does at the time: then nobody waits for it any more. */
    private void listen(FrameReader in) {
        try {
            while (true) {
                in.allow(LARGEST_REQUEST);
                in.next();
                requests.add(Request.read(in));
            }
        } catch (IOException ended) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void work() {
        try {
            answers.begin(Answer.READY).end();
            answers.flush();
            while (true) {
                answer(requests.take());
            }
        } catch (OutOfMemoryError exhausted) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    private void answer(Request request) throws IOException {
        LocalReader reader = new LocalReader(readers, request.limits());
        try {
            Answer.write(request.text()
                    ? reader.readText(request.file())
                    : reader.read(request.file(), request.filename()), answers);
        } catch (UnreadableDocument refusal) {
            Answer.write(refusal, answers);
        }
    }
}
