package dev.parlance.standalone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import dev.parlance.embedded.EmbeddedServerFailed;
import dev.parlance.embedded.FolderInUse;
import dev.parlance.embedded.FolderLock;

/** Starts the whole suite in this process and says where it is. */
public final class Parlance {

    private final Settings settings;

    private final PrintStream out;

    private Parlance(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            Settings settings = Settings.from(System.getenv());
            if (arguments.length > 0) {
                Runtime.getRuntime().exit(Operator.of(settings, System.getenv(), out).run(List.of(arguments)));
            }
            shareEventLoops();
            logInto(settings.data().resolve("logs"));
            new Parlance(settings, out).run();
        } catch (Misconfigured | EmbeddedServerFailed refused) {
            out.println(refused.getMessage());
            Runtime.getRuntime().exit(2);
        } catch (RuntimeException failed) {
            out.println("Parlance could not start: " + root(failed) + " (see the log in the data folder)");
            Runtime.getRuntime().exit(1);
        }
    }

    /**
     * As many event loops as there are processors: with more, each request is handed from thread to thread, and every
     * handing over costs as much as a good part of the work.
     */
    private static void shareEventLoops() {
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        System.setProperty("reactor.netty.ioWorkerCount", Integer.toString(processors));
    }

    /** One log for all six: none of them sets it up anew. */
    private static void logInto(Path folder) {
        System.setProperty("logback.configurationFile", "parlance-logback.xml");
        System.setProperty("parlance.log.folder", folder.toString());
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }

    private void run() {
        FolderLock lock = locked();
        settings.demandFreePorts();
        Secrets secrets = new Secrets(settings.data());
        Backbone backbone = new Backbone(settings, secrets);
        Suite suite = new Suite(settings, secrets, backbone);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite, backbone, lock), "stop"));
        out.println("Starting PostgreSQL and Kafka …");
        backbone.start();
        out.println("Starting the six services …");
        suite.start();
        new Welcome(settings.publicUrl(), settings.data()).print(out, uptime());
    }

    private FolderLock locked() {
        try {
            return FolderLock.take(settings.data());
        } catch (FolderInUse taken) {
            throw new Misconfigured("Parlance is running already with the data in " + settings.data()
                    + ". Stop it, or set PARLANCE_DATA to another folder.");
        }
    }

    private void stop(Suite suite, Backbone backbone, FolderLock lock) {
        out.println("Stopping …");
        Closing.quietly(suite);
        Closing.quietly(backbone);
        Closing.quietly(lock);
        out.println("Stopped.");
    }

    private static double uptime() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }

    private static String root(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
