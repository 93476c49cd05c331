package dev.parlance.embedded.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table that numbers are committed to, one transaction each; as a program it does so until it is killed. */
final class Ledger {

    static final String PASSWORD = "s3cret'with\"quotes";

    private Ledger() {
    }

    static PostgresPlan plan(Path folder) {
        return new PostgresPlan(folder, sharedBinaries(), PASSWORD, 0, true);
    }

    static Path sharedBinaries() {
        return Path.of("target", "postgresql-binaries");
    }

    static Connection open(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), server.username(), PASSWORD);
    }

    static void commit(Connection connection, int number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS ledger (number int)");
            statement.execute("INSERT INTO ledger VALUES (" + number + ")");
        }
    }

    static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM ledger")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    public static void main(String[] arguments) throws SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.start(plan(Path.of(arguments[0])));
        Connection connection = open(server);
        for (int number = 1;; number++) {
            commit(connection, number);
            System.out.println("committed " + number);
        }
    }
}
