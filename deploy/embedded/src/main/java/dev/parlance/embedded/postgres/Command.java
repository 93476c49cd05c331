package dev.parlance.embedded.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.parlance.embedded.EmbeddedServerFailed;

/** Runs a short program to its end. */
final class Command {

    /** What a program said and how it ended. */
    record Outcome(int status, String output) {

        boolean succeeded() {
            return status == 0;
        }
    }

    private Command() {
    }

    static Outcome run(List<String> words) {
        try {
            Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (IOException missing) {
            return new Outcome(127, words.getFirst() + ": " + missing.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerFailed("Interrupted while running " + words.getFirst() + ".", interrupted);
        }
    }

    static boolean works(String... words) {
        return run(List.of(words)).succeeded();
    }
}
