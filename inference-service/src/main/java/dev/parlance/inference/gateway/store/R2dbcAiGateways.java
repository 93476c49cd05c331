package dev.parlance.inference.gateway.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.inference.gateway.AiGateway;
import dev.parlance.inference.gateway.AiGateways;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.gateway.parameter.Secret;

/** {@link AiGateways} in PostgreSQL. Secrets are sealed for their gateway, so a row holds nothing another could use. */
@Repository
class R2dbcAiGateways implements AiGateways {

    private static final Logger log = LoggerFactory.getLogger(R2dbcAiGateways.class);

    private static final int MOST = 1_000;

    private static final String COLUMNS = """
            SELECT id, account, name, slug, CAST(parameters AS text) AS parameters, created_at, version
            FROM ai_gateway WHERE account = :account""";

    private final DatabaseClient database;

    private final JsonMapper json;

    private final Clock clock;

    private final Seal seal;

    R2dbcAiGateways(DatabaseClient database, JsonMapper json, Clock clock, Environment environment) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.seal = new Seal(environment.getRequiredProperty("parlance.caller.secret"));
    }

    @Override
    public Mono<Void> add(AiGateway gateway) {
        return said(database.sql("""
                INSERT INTO ai_gateway (id, account, name, slug, model, parameters, version, created_at, updated_at)
                SELECT :id, :account, :name, :slug, :model, CAST(:parameters AS jsonb), :version, :now, :now
                WHERE (SELECT count(*) FROM ai_gateway WHERE account = :account) < %d""".formatted(MOST)), gateway)
                .filter(rows -> rows > 0)
                .switchIfEmpty(Mono.error(() -> Failure.conflict("too_many_gateways",
                        "The account has as many AI gateways as it may: %,d.".formatted(MOST))))
                .then();
    }

    @Override
    public Mono<List<AiGateway>> list(UUID account, String text) {
        return all(database.sql(COLUMNS + """
                 AND (strpos(lower(name), lower(:text)) > 0 OR strpos(lower(model), lower(:text)) > 0
                    OR strpos(slug, lower(:text)) > 0 OR strpos(CAST(id AS text), lower(:text)) > 0)
                ORDER BY created_at, id LIMIT %d""".formatted(MOST)).bind("text", storable(text)), account)
                .collectList().as(StorageTimeout::guard);
    }

    @Override
    public Mono<AiGateway> find(UUID account, UUID id) {
        return all(database.sql(COLUMNS + " AND id = :id").bind("id", id), account).next().as(StorageTimeout::guard);
    }

    @Override
    public Mono<AiGateway> findBySlug(UUID account, String slug) {
        return all(database.sql(COLUMNS + " AND slug = :slug").bind("slug", storable(slug)), account).next()
                .as(StorageTimeout::guard);
    }

    @Override
    public Mono<List<AiGateway>> named(UUID account, String name) {
        return all(database.sql(COLUMNS + " AND name = :name ORDER BY created_at LIMIT 2").bind("name", storable(name)),
                account).collectList().as(StorageTimeout::guard);
    }

    @Override
    public Mono<Boolean> replace(AiGateway gateway) {
        return said(database.sql("""
                UPDATE ai_gateway SET name = :name, slug = :slug, model = :model,
                    parameters = CAST(:parameters AS jsonb), version = :version, updated_at = :now
                WHERE id = :id AND account = :account AND version = :version - 1"""), gateway)
                .map(rows -> rows > 0);
    }

    @Override
    public Mono<Boolean> remove(UUID account, UUID id) {
        return database.sql("DELETE FROM ai_gateway WHERE id = :id AND account = :account").bind("id", id)
                .bind("account", account).fetch().rowsUpdated().map(rows -> rows > 0).as(StorageTimeout::guard);
    }

    private Mono<Long> said(GenericExecuteSpec sql, AiGateway gateway) {
        return sql.bind("id", gateway.id()).bind("account", gateway.account()).bind("name", gateway.name())
                .bind("slug", gateway.slug()).bind("model", gateway.parameters().modelName())
                .bind("parameters", sealed(gateway)).bind("version", gateway.version()).bind("now", clock.instant())
                .fetch().rowsUpdated()
                .onErrorMap(DuplicateKeyException.class, taken -> new SlugTaken())
                .as(StorageTimeout::guard);
    }

    private String sealed(AiGateway gateway) {
        ObjectNode given = gateway.parameters().given();
        return json.writeValueAsString(Secret.each(given, secret -> seal.close(purpose(gateway.id()), secret)));
    }

    private Flux<AiGateway> all(GenericExecuteSpec sql, UUID account) {
        return sql.bind("account", account).map(this::gateway).all();
    }

    private AiGateway gateway(Readable row) {
        UUID id = value(row, "id", UUID.class);
        ObjectNode parameters = json.readValue(value(row, "parameters", String.class), ObjectNode.class);
        return new AiGateway(id, value(row, "account", UUID.class), value(row, "name", String.class),
                value(row, "slug", String.class),
                Parameters.stored(Secret.each(parameters, secret -> opened(id, secret))),
                value(row, "created_at", Instant.class), value(row, "version", Integer.class));
    }

    /** After the installation's secret has changed, the gateway goes on without what was sealed with the old one. */
    private String opened(UUID id, String sealed) {
        try {
            return seal.open(purpose(id), sealed);
        } catch (IllegalStateException | IllegalArgumentException closed) {
            log.warn("A secret of AI gateway {} was sealed with another secret of the installation; it has to be set"
                    + " again", id);
            return "";
        }
    }

    private static String purpose(UUID gateway) {
        return "ai_gateway " + gateway;
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    /** PostgreSQL keeps every character but this one, so nothing stored has it. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
