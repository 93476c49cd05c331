package dev.parlance.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.test.StepVerifier;

/** Tests for {@link RealServers}. */
class RealServersIT {

    @Test
    void eachDatabaseIsFreshAndClosedToTheOthers() throws SQLException {
        TestDatabase first = RealServers.freshDatabase();
        TestDatabase second = RealServers.freshDatabase();
        execute(first, "CREATE TABLE mine (id int)");

        assertThat(tables(second)).isZero();
        assertThatThrownBy(() -> execute(second, "SELECT * FROM %s.mine".formatted(first.schema())))
                .hasMessageContaining("permission denied");
    }

    @Test
    void answersOverR2dbcInItsOwnSchema() {
        TestDatabase database = RealServers.freshDatabase();
        ConnectionFactory factory = ConnectionFactories.get(database.r2dbcUrl());

        DatabaseClient.create(factory).sql("SELECT current_schema()").mapValue(String.class).one()
                .as(StepVerifier::create)
                .expectNext(database.schema()).verifyComplete();
    }

    @Test
    void startsABroker() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealServers.kafka()))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void givesAContextItsAddresses() {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            new OnRealServers().initialize(context);

            assertThat(context.getEnvironment().getProperty("parlance.kafka")).isEqualTo(RealServers.kafka());
            assertThat(context.getEnvironment().getProperty("parlance.database.schema")).startsWith("test_");
        }
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int tables(TestDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
