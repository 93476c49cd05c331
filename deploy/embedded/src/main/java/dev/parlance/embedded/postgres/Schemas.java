package dev.parlance.embedded.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Roles and the schemas they own, written so that saying it twice changes nothing. */
public final class Schemas {

    private final Connection connection;

    /** Speaks through a connection whose role may create others. */
    public Schemas(Connection connection) {
        this.connection = connection;
    }

    /** Makes sure each of these roles exists, has this password, and owns the schema of its name, to which its path is set. */
    public void prepare(List<SchemaOwner> owners) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            for (SchemaOwner owner : owners) {
                prepare(statement, owner);
            }
        }
        connection.commit();
    }

    private static void prepare(Statement statement, SchemaOwner owner) throws SQLException {
        String role = owner.name();
        statement.execute("""
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s LOGIN; END IF;
                END $$""".formatted(role));
        statement.execute("ALTER ROLE %s PASSWORD %s".formatted(role, quoted(owner.password())));
        statement.execute("CREATE SCHEMA IF NOT EXISTS %1$s AUTHORIZATION %1$s".formatted(role));
        statement.execute("ALTER ROLE %1$s SET search_path TO %1$s".formatted(role));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
