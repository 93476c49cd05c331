package dev.parlance.inference.brand.store;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.inference.brand.BrandProfile;
import dev.parlance.inference.brand.BrandProfiles;

/** {@link BrandProfiles} in PostgreSQL. */
@Repository
final class R2dbcBrandProfiles implements BrandProfiles {

    private final DatabaseClient database;

    private final Clock clock;

    R2dbcBrandProfiles(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<BrandProfile> get(UUID account) {
        return database.sql("""
                SELECT company, value_proposition, tone, target_markets FROM brand_profile WHERE account = :account""")
                .bind("account", account).map(R2dbcBrandProfiles::profile).one()
                .defaultIfEmpty(BrandProfile.EMPTY).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> put(UUID account, BrandProfile profile) {
        return database.sql("""
                INSERT INTO brand_profile (account, company, value_proposition, tone, target_markets, updated_at)
                VALUES (:account, :company, :proposition, :tone, :markets, :now)
                ON CONFLICT (account) DO UPDATE SET company = :company, value_proposition = :proposition, tone = :tone,
                    target_markets = :markets, updated_at = :now""")
                .bind("account", account).bind("company", profile.company())
                .bind("proposition", profile.valueProposition()).bind("tone", profile.tone())
                .bind("markets", profile.targetMarkets().toArray(String[]::new)).bind("now", clock.instant())
                .then().as(StorageTimeout::guard);
    }

    private static BrandProfile profile(Readable row) {
        return new BrandProfile(text(row, "company"), text(row, "value_proposition"), text(row, "tone"),
                List.of(Objects.requireNonNull(row.get("target_markets", String[].class))));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
