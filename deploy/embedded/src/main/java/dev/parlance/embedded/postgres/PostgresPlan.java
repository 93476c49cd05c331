package dev.parlance.embedded.postgres;

import java.nio.file.Path;

/**
 * How an embedded PostgreSQL is to run.
 *
 * @param folder where data, log and port live
 * @param binaries where the server's programs are unpacked, once
 * @param password of the superuser; a folder keeps the password it was created with
 * @param port to listen on, or 0 for a free one that stays the same over restarts while nobody else takes it
 * @param durable whether a commit reaches the disk before it is answered; false only where data may be lost
 */
public record PostgresPlan(Path folder, Path binaries, String password, int port, boolean durable) {

    /** A server that keeps what is written. */
    public static PostgresPlan keeping(Path folder, String password) {
        return new PostgresPlan(folder, folder.resolve("binaries"), password, 0, true);
    }

    /** A server for tests: fast, and gone after a power cut. */
    public static PostgresPlan throwaway(Path folder, Path binaries, String password) {
        return new PostgresPlan(folder, binaries, password, 0, false);
    }

    public PostgresPlan onPort(int chosen) {
        return new PostgresPlan(folder, binaries, password, chosen, durable);
    }

    PostgresPlan absolute() {
        return new PostgresPlan(folder.toAbsolutePath(), binaries.toAbsolutePath(), password, port, durable);
    }

    @Override
    public String toString() {
        return "PostgresPlan[" + folder + ", port " + port + (durable ? ", durable]" : "]");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path configuration() {
        return folder.resolve("postgresql.conf");
    }

    Path log() {
        return folder.resolve("postgresql.log");
    }
}
