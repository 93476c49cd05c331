package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

import io.r2dbc.spi.ConnectionFactories;

class OldCountsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountingDatabase database = new CountingDatabase();

    private final R2dbcOldCounts counts = new R2dbcOldCounts(
            DatabaseClient.create(ConnectionFactories.get(database.database().r2dbcUrl())));

    @Test
    void areRemovedAndOthersAreNot() throws Exception {
        database.sql(
                "INSERT INTO minute_counts SELECT gen_random_uuid(), 'ai', n, 1, 1 FROM generate_series(1, 2500) n");
        database.sql("INSERT INTO minute_counts VALUES ('" + UUID.randomUUID()
                + "', 'ai', extract(epoch FROM now())::bigint / 60 * 60, 1, 1)");
        database.sql("INSERT INTO long_counts VALUES (gen_random_uuid(), 'ai', 86400, 86400, 1, 1)");
        database.sql("INSERT INTO paces VALUES ('login a', 1, 1), ('login b', 9000000000000000, 1)");

        assertThat(counts.remove().block(PATIENCE)).isEqualTo(2_502);
        assertThat(counts.remove().block(PATIENCE)).isZero();
    }
}
