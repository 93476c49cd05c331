package dev.parlance.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Another Java process that a test may kill. */
public final class ChildJvm {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    }

    public static ChildJvm running(Class<?> main, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), main.getName()));
        words.addAll(List.of(arguments));
        return new ChildJvm(new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Reads on until the child says a line with this beginning. */
    public String awaitLine(String beginning) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new IOException("The child ended without saying " + beginning);
    }

    /** Kills the child and everything it started, all at once, as a power cut would. */
    public List<String> killWithAllItStarted() {
        List<ProcessHandle> started = process.descendants().toList();
        Stream.concat(Stream.of(process.toHandle()), started.stream()).forEach(ProcessHandle::destroyForcibly);
        return lastWords();
    }

    /** Kills the child alone. */
    public List<String> kill() {
        process.toHandle().destroyForcibly();
        return lastWords();
    }

    private List<String> lastWords() {
        process.onExit().join();
        return output.lines().toList();
    }
}
