package dev.parlance.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports on the loopback interface for servers that must know theirs before they start. */
public final class LoopbackPort {

    // Below the ports the system hands to outgoing connections: one of those could hold ours while we are stopped,
    // and a client knocking at a server still starting could be connected to itself.
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int TRIES = 200;

    private LoopbackPort() {
    }

    /** A port nobody listens on now. */
    public static int free() {
        for (int turn = 0; turn < TRIES; turn++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedServerFailed("No free port was found between %d and %d.".formatted(FIRST, LAST));
    }

    /** The port written in the file while it is still free, otherwise a new one, which the file then remembers. */
    public static int remembered(Path file) {
        try {
            int port = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
            return port > 0 && isFree(port) ? port : remember(file, free());
        } catch (IOException | NumberFormatException failure) {
            throw new EmbeddedServerFailed("The file " + file + " does not hold a port: " + failure.getMessage(),
                    failure);
        }
    }

    private static int remember(Path file, int port) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, Integer.toString(port));
        return port;
    }

    /** Whether a server could listen on this loopback port now. */
    public static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
