package dev.parlance.embedded.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

import dev.parlance.embedded.EmbeddedServerFailed;
import dev.parlance.embedded.FolderLock;
import dev.parlance.embedded.LoopbackPort;

/**
 * A real PostgreSQL that runs as a child of this process, listens on the loopback interface only and keeps its data. When
 * this process is killed the server ends by itself where the system can promise that, and otherwise the next start ends it;
 * either way that start recovers what was committed.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String WRONG_PASSWORD = "28P01";

    private final PostgresPlan plan;
    private final int port;
    private final Postmaster postmaster;
    private final Process process;
    private final FolderLock lock;

    private EmbeddedPostgres(PostgresPlan plan, int port, Postmaster postmaster, Process process, FolderLock lock) {
        this.plan = plan;
        this.port = port;
        this.postmaster = postmaster;
        this.process = process;
        this.lock = lock;
    }

    /** Starts the server the plan describes, creating its folder the first time, and returns when it takes connections. */
    public static EmbeddedPostgres start(PostgresPlan plan) {
        FolderLock lock = FolderLock.take(plan.folder());
        try {
            return start(plan, lock);
        } catch (IOException failure) {
            lock.close();
            throw new EmbeddedServerFailed("PostgreSQL's folder " + plan.folder() + " cannot be used.", failure);
        } catch (EmbeddedServerFailed failure) {
            lock.close();
            throw failure;
        }
    }

    private static EmbeddedPostgres start(PostgresPlan given, FolderLock lock) throws IOException {
        PostgresPlan plan = given.absolute();
        Binaries binaries = Binaries.unpackedUnder(plan.binaries());
        Guise guise = Guise.find();
        Cluster cluster = new Cluster(plan, binaries, guise);
        Postmaster postmaster = new Postmaster(plan, binaries, guise);
        cluster.create();
        postmaster.endOrphan();
        int port = plan.port() > 0 ? plan.port() : LoopbackPort.remembered(plan.folder().resolve("port"));
        cluster.configure(port);
        return new EmbeddedPostgres(plan, port, postmaster, postmaster.start(), lock);
    }

    /** Makes sure each of these roles exists, has this password, and owns the schema of its name, to which its path is set. */
    public void prepare(List<SchemaOwner> owners) {
        try (Connection connection = home()) {
            new Schemas(connection).prepare(owners);
        } catch (SQLException failure) {
            throw refused("prepare its schemas", failure);
        }
    }

    private Connection home() throws SQLException {
        try {
            return connect(database());
        } catch (SQLException failure) {
            if (!NO_SUCH_DATABASE.equals(failure.getSQLState())) {
                throw failure;
            }
            createDatabase(database());
            return connect(database());
        }
    }

    /** Makes an empty database of this name, which must not exist yet. */
    public void createDatabase(String name) {
        try (Connection connection = connect(Cluster.SUPERUSER); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\"");
        } catch (SQLException failure) {
            throw refused("create the database " + name, failure);
        }
    }

    private EmbeddedServerFailed refused(String what, SQLException failure) {
        String why = WRONG_PASSWORD.equals(failure.getSQLState())
                ? "it was created with another password than the one kept in the secrets folder"
                : String.valueOf(failure.getMessage());
        return new EmbeddedServerFailed("PostgreSQL in %s refused to %s: %s.".formatted(plan.folder(), what, why),
                failure);
    }

    private Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", username());
        login.setProperty("password", plan.password());
        return DriverManager.getConnection(jdbcUrl(database), login);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host(), port, database);
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /** The database that holds the prepared schemas. */
    public String database() {
        return "parlance";
    }

    /** The superuser, whose password is the plan's. */
    public String username() {
        return Cluster.SUPERUSER;
    }

    /** The server's process id. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        postmaster.stop(process.toHandle());
        lock.close();
    }
}
