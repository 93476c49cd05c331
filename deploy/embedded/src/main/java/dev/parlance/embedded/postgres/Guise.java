package dev.parlance.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.sun.security.auth.module.UnixSystem;

import dev.parlance.embedded.EmbeddedServerFailed;
import org.jspecify.annotations.Nullable;

/**
 * Who PostgreSQL's programs run as. PostgreSQL refuses to run as root: there they get a user namespace of their own, in
 * which nobody is root, or else an ordinary user's identity.
 */
record Guise(List<String> prefix, @Nullable String user) {

    private static final List<String> ORDINARY_USERS = List.of("postgres", "nobody");

    static Guise find() {
        if (new UnixSystem().getUid() != 0) {
            return new Guise(List.of(), null);
        }
        if (Command.works("unshare", "-U", "true")) {
            return new Guise(List.of("unshare", "-U"), null);
        }
        return ORDINARY_USERS.stream().map(Guise::as).filter(Guise::works).findFirst().orElseThrow(Guise::refused);
    }

    private static Guise as(String user) {
        return new Guise(List.of("setpriv", "--reuid=" + user, "--regid=" + group(user), "--clear-groups"), user);
    }

    private static String group(String user) {
        return Command.run(List.of("id", "-g", user)).output();
    }

    private boolean works() {
        return Command.run(dress(List.of("true"))).succeeded();
    }

    private static EmbeddedServerFailed refused() {
        return new EmbeddedServerFailed(
                "PostgreSQL does not run as root, and neither a user namespace (unshare -U) nor "
                        + "another user (setpriv) is to be had here: start Parlance as an ordinary user.");
    }

    /** The same program, run in this guise. */
    List<String> dress(List<String> program) {
        return Stream.concat(prefix.stream(), program.stream()).toList();
    }

    /**
     * The same program, run in this guise for as long as this process lives: in a session of its own, so that an
     * interrupt at the terminal reaches us alone and we stop things in order, and with the system's promise to
     * interrupt it when we die without a chance to do so.
     */
    List<String> dressForLife(List<String> program) {
        List<String> words = new ArrayList<>();
        if (Command.works("setsid", "true")) {
            words.add("setsid");
        }
        words.addAll(prefix);
        if (Command.works("setpriv", "--pdeathsig", "INT", "true")) {
            words.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        }
        words.addAll(program);
        return words;
    }

    /** Gives everything under the folder to whoever the programs run as. */
    void hand(Path folder) {
        if (user == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            UserPrincipal owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
            for (Path file : files.toList()) {
                Files.setOwner(file, owner);
            }
        } catch (IOException failure) {
            throw new EmbeddedServerFailed("The folder %s cannot be given to user %s.".formatted(folder, user),
                    failure);
        }
    }
}
