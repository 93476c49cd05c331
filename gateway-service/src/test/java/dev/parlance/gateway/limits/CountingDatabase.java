package dev.parlance.gateway.limits;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.flywaydb.core.Flyway;

import org.springframework.r2dbc.core.DatabaseClient;

import com.github.benmanes.caffeine.cache.Ticker;
import io.r2dbc.spi.ConnectionFactories;

import dev.parlance.testkit.servers.RealServers;
import dev.parlance.testkit.servers.TestDatabase;

/** A real database with the gateway's tables, and what several instances of the gateway make of it. */
final class CountingDatabase {

    static final Quota PER_MINUTE = new Quota("ai", Window.MINUTE, 20);

    private final Queue<R2dbcOwnConnection> connections = new ConcurrentLinkedQueue<>();

    private final TestDatabase database = RealServers.freshDatabase();

    CountingDatabase() {
        Flyway.configure().dataSource(database.jdbcUrl(), database.username(), database.password())
                .schemas(database.schema()).locations("classpath:db/gateway").load().migrate();
    }

    TestDatabase database() {
        return database;
    }

    R2dbcOwnConnection connection() {
        var connection = new R2dbcOwnConnection(ConnectionFactories.get(database.r2dbcUrl()), Duration.ofSeconds(5));
        connections.add(connection);
        return connection;
    }

    /** Ends all instances. */
    void disconnect() {
        connections.forEach(R2dbcOwnConnection::close);
        connections.clear();
    }

    R2dbcCounts counts() {
        return new R2dbcCounts(connection(), DatabaseClient.create(ConnectionFactories.get(database.r2dbcUrl())),
                Ticker.systemTicker());
    }

    /** One more instance of the gateway. */
    RequestQuotas quotas() {
        return new RequestQuotas(counts(), 20_000, Ticker.systemTicker());
    }

    void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl())) {
            connection.createStatement().execute(statement);
        }
    }

    /** As if the windows had begun one window earlier. */
    void turnBackMinutes() throws SQLException {
        sql("UPDATE minute_counts SET begins = begins - 60");
    }

    static Call call(UUID account, Quota... quotas) {
        return new Call(account, List.of(quotas), 1);
    }
}
