package dev.parlance.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.parlance.embedded.ChildJvm;
import dev.parlance.embedded.EmbeddedServerFailed;
import dev.parlance.embedded.FolderInUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link EmbeddedPostgres} with the real server. */
class EmbeddedPostgresIT {

    private static final SchemaOwner ACCOUNT = new SchemaOwner("account", "first");
    private static final SchemaOwner WEBCHAT = new SchemaOwner("webchat", "second");

    @TempDir
    private Path folder;

    @Test
    void keepsDataAndPortOverARestart() throws SQLException {
        int port;
        try (EmbeddedPostgres server = start(); Connection connection = Ledger.open(server)) {
            port = server.port();
            Ledger.commit(connection, 1);
        }

        try (EmbeddedPostgres server = start(); Connection connection = Ledger.open(server)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(Ledger.count(connection)).isOne();
        }
    }

    @Test
    void answersACommitOnlyWhenItIsOnTheDisk() throws SQLException {
        try (EmbeddedPostgres server = start(); Connection connection = Ledger.open(server)) {
            assertThat(show(connection, "fsync")).isEqualTo("on");
            assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(show(connection, "data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() throws SQLException {
        try (EmbeddedPostgres server = start(); Connection connection = Ledger.open(server)) {
            assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(connection, "unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void sortsByCodePointOnEverySystem() throws SQLException {
        try (EmbeddedPostgres server = start(); Connection connection = Ledger.open(server)) {
            assertThat(value(connection, "SELECT string_agg(w, '' ORDER BY w) FROM unnest(array['b','B','a','ä']) w"))
                    .isEqualTo("Babä");
            assertThat(value(connection, "SELECT upper('ärger')")).isEqualTo("ÄRGER");
        }
    }

    @Test
    void givesEachServiceASchemaOfItsOwn() throws SQLException {
        try (EmbeddedPostgres server = start()) {
            server.prepare(List.of(ACCOUNT, WEBCHAT));
            try (Connection account = login(server, ACCOUNT); Connection webchat = login(server, WEBCHAT)) {
                Ledger.commit(account, 1);

                assertThat(value(account, "SELECT schemaname FROM pg_tables WHERE tablename = 'ledger'"))
                        .isEqualTo("account");
                assertThatThrownBy(() -> value(webchat, "SELECT count(*) FROM account.ledger"))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void preparesASecondTimeWithoutLossAndTakesTheNewPassword() throws SQLException {
        SchemaOwner renewed = new SchemaOwner(ACCOUNT.name(), "it's new");
        try (EmbeddedPostgres server = start()) {
            server.prepare(List.of(ACCOUNT));
            try (Connection before = login(server, ACCOUNT)) {
                Ledger.commit(before, 1);
            }
            server.prepare(List.of(renewed));
            try (Connection after = login(server, renewed)) {
                assertThat(Ledger.count(after)).isOne();
            }
        }
    }

    @Test
    void refusesALoginWithoutThePassword() {
        try (EmbeddedPostgres server = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void saysWhenTheFolderWasCreatedWithAnotherPassword() {
        start().close();

        PostgresPlan plan = new PostgresPlan(folder, Ledger.sharedBinaries(), "other", 0, true);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(plan)) {
            assertThatThrownBy(() -> server.prepare(List.of(ACCOUNT))).isInstanceOf(EmbeddedServerFailed.class)
                    .hasMessageContaining("created with another password");
        }
    }

    @Test
    void refusesASecondServerInTheSameFolder() {
        try (EmbeddedPostgres first = start()) {
            assertThatThrownBy(this::start).isInstanceOf(FolderInUse.class);
            assertThat(ProcessHandle.of(first.pid())).get().matches(ProcessHandle::isAlive);
        }
    }

    @Test
    void listensOnAGivenPortAndSaysWhenItIsTaken() {
        try (EmbeddedPostgres first = start()) {
            PostgresPlan samePort = Ledger.plan(folder.resolve("other")).onPort(first.port());

            assertThatThrownBy(() -> EmbeddedPostgres.start(samePort)).isInstanceOf(EmbeddedServerFailed.class)
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void losesNoCommitWhenEverythingIsKilled() throws Exception {
        ChildJvm child = ChildJvm.running(Ledger.class, folder.toString());
        child.awaitLine("committed 200");
        List<String> after = child.killWithAllItStarted();

        try (EmbeddedPostgres server = start(); Connection connection = Ledger.open(server)) {
            assertThat(Ledger.count(connection)).isGreaterThanOrEqualTo(200 + after.size());
        }
    }

    @Test
    void startsAgainWhenOnlyThisProcessWasKilled() throws Exception {
        ChildJvm child = ChildJvm.running(Ledger.class, folder.toString());
        child.awaitLine("committed 200");
        List<String> after = child.kill();

        try (EmbeddedPostgres server = start(); Connection connection = Ledger.open(server)) {
            assertThat(Ledger.count(connection)).isGreaterThanOrEqualTo(200 + after.size());
        }
    }

    @Test
    void endsAServerThatWasLeftRunning() throws Exception {
        start().close();
        Process orphan = leaveRunning();

        try (EmbeddedPostgres server = start()) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(server.pid()).isNotEqualTo(orphan.pid());
        }
    }

    @Test
    void isNotMisledByAProcessThatGotTheNumberOfTheOldServer() throws Exception {
        start().close();
        Files.writeString(PidFile.in(folder.resolve("data")), ProcessHandle.current().pid() + "\n");

        try (EmbeddedPostgres server = start(); Connection connection = Ledger.open(server)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void takesAnOperatorsOwnSettings() throws Exception {
        start().close();
        Files.writeString(folder.resolve("custom.conf"), "work_mem = 12MB\n");

        try (EmbeddedPostgres server = start(); Connection connection = Ledger.open(server)) {
            assertThat(show(connection, "work_mem")).isEqualTo("12MB");
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(Ledger.plan(folder));
    }

    private Process leaveRunning() throws Exception {
        Path data = folder.resolve("data").toAbsolutePath();
        String postgres = Binaries.unpackedUnder(Ledger.sharedBinaries()).program("postgres");
        Process orphan = new ProcessBuilder(Guise.find().dress(List.of(postgres, "-D", data.toString(), "-c",
                "config_file=" + folder.resolve("postgresql.conf")))).redirectErrorStream(true).start();
        String line = orphan.inputReader().readLine();
        while (line != null && !line.contains("ready to accept connections")) {
            line = orphan.inputReader().readLine();
        }
        return orphan;
    }

    private static Connection login(EmbeddedPostgres server, SchemaOwner owner) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(server.database()), owner.name(), owner.password());
    }

    private static String show(Connection connection, String setting) throws SQLException {
        return value(connection, "SHOW " + setting);
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
