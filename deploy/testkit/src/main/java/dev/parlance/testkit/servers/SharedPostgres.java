package dev.parlance.testkit.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import dev.parlance.embedded.postgres.EmbeddedPostgres;
import dev.parlance.embedded.postgres.PostgresPlan;
import dev.parlance.embedded.postgres.SchemaOwner;
import dev.parlance.embedded.postgres.Schemas;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The one PostgreSQL of this JVM, seen as its superuser sees it. */
record SharedPostgres(String host, int port, String database, String username) {

    private static final String PASSWORD = "test";
    private static final String IMAGE = "postgres:18";

    static SharedPostgres start() {
        return Docker.answers() ? container() : embedded();
    }

    private static SharedPostgres embedded() {
        PostgresPlan plan = PostgresPlan.throwaway(TestFolders.fresh("parlance-postgres-"), TestFolders.lasting(),
                PASSWORD);
        EmbeddedPostgres server = EmbeddedPostgres.start(plan);
        AtExit.run(server::close);
        return new SharedPostgres(server.host(), server.port(), "postgres", server.username());
    }

    @SuppressWarnings("resource") // stopped at exit
    private static SharedPostgres container() {
        PostgreSQLContainer server = new PostgreSQLContainer(IMAGE).withPassword(PASSWORD);
        server.start();
        AtExit.run(server::stop);
        return new SharedPostgres(server.getHost(), server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                server.getDatabaseName(), server.getUsername());
    }

    TestDatabase schema(String name) {
        TestDatabase all = new TestDatabase(host, port, database, username, PASSWORD, "public");
        try (Connection connection = DriverManager.getConnection(all.jdbcUrl())) {
            new Schemas(connection).prepare(List.of(new SchemaOwner(name, PASSWORD)));
        } catch (SQLException failure) {
            throw new IllegalStateException("No schema for tests could be made in " + all.jdbcUrl(), failure);
        }
        return new TestDatabase(host, port, database, name, PASSWORD, name);
    }
}
