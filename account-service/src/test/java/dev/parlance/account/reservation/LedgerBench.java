package dev.parlance.account.reservation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.account.AccountApplication;
import dev.parlance.account.AccountServer;
import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.embedded.postgres.EmbeddedPostgres;
import dev.parlance.embedded.postgres.PostgresPlan;
import dev.parlance.embedded.postgres.SchemaOwner;
import dev.parlance.testkit.servers.RealServers;

/**
 * Measures what one call costs to reserve and settle: processor time of the service, alone in a process of its own, and of
 * a PostgreSQL that keeps what is written, by the size of the groups that are settled. Run its {@code main}, on Linux, with
 * a folder, the seconds for each size, slots to a block, accounts in a group, micro-units a call costs, groups under way
 * at once, and the sizes.
 */
final class LedgerBench implements AutoCloseable {

    private static final int PORT = 18081;

    private final EmbeddedPostgres postgres;
    private final Process service;
    private final CallerTokens tokens = new CallerTokens(RealServers.CALLER_SECRET, Clock.systemUTC());
    private final JsonMapper json = new JsonMapper();
    private final WebClient client = WebClient.builder().baseUrl("http://127.0.0.1:" + PORT)
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000)).build();
    private final UUID holder = Ids.next();
    private final List<UUID> accounts;
    private final int slots;
    private final long cost;

    private LedgerBench(Path folder, int slots, int accounts, long cost) throws Exception {
        this.slots = slots;
        this.cost = cost;
        this.postgres = EmbeddedPostgres.start(PostgresPlan.keeping(folder, "bench"));
        postgres.prepare(List.of(new SchemaOwner("account", "bench")));
        this.service = service(postgres.port(), RealServers.kafka());
        this.accounts = IntStream.range(0, accounts).mapToObj(number -> account()).toList();
    }

    public static void main(String[] arguments) throws Exception {
        int[] figures = Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
        try (var bench = new LedgerBench(Files.createDirectories(Path.of(arguments[0])), figures[1], figures[2],
                figures[3])) {
            bench.run(8, figures[4], 3 * figures[0], "warm-up");
            for (int size : Arrays.copyOfRange(figures, 5, figures.length)) {
                bench.run(size, figures[4], figures[0], "measured");
            }
        }
        System.exit(0);
    }

    private static Process service(int database, String kafka) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-cp", System.getProperty("java.class.path"), AccountApplication.class.getName(),
                "--server.port=" + PORT, "--parlance.database.port=" + database, "--parlance.database.username=account",
                "--parlance.database.password=bench", "--parlance.kafka=" + kafka,
                "--parlance.signin.secret=" + AccountServer.SIGN_IN_SECRET,
                "--parlance.caller.secret=" + RealServers.CALLER_SECRET).redirectErrorStream(true).start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("Started AccountApplication")) {
                Thread.ofVirtual().start(() -> drain(output));
                return process;
            }
            System.out.println(line);
        }
        throw new IOException("The service did not start");
    }

    private static void drain(BufferedReader output) {
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.contains("ERROR") || line.contains(" WARN ")) {
                    System.out.println(line);
                }
            }
        } catch (IOException ended) {
            System.out.println("The service has ended");
        }
    }

    private UUID account() {
        String email = "bench." + Ids.next() + "@example.com";
        String body = "{\"name\":\"b\",\"email\":\"%s\",\"password\":\"secure_password_123\"}".formatted(email);
        UUID account = UUID.fromString(post("/api/v1/auth/register", body).block().get("account_id").asString());
        post("/internal/operator/grants", "{\"account\":\"%s\",\"amount\":\"900000000\",\"id\":\"%s\"}"
                .formatted(account, Ids.next())).block();
        return account;
    }

    private void run(int size, int width, int seconds, String label) throws IOException {
        var settled = new AtomicLong();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        Cpu before = cpu();
        long begun = System.nanoTime();
        Flux.range(0, width)
                .flatMap(worker -> Mono.defer(() -> round(size, settled)).repeat(() -> System.nanoTime() < end), width)
                .then().block();
        Cpu after = cpu();
        double calls = settled.get();
        System.out.printf("%s: groups of %d, %.0f calls/s, per call %.1f us service, %.1f us PostgreSQL%n", label, size,
                calls / ((System.nanoTime() - begun) / 1e9), (after.service() - before.service()) / calls,
                (after.postgres() - before.postgres()) / calls);
    }

    /** So many groups of this size as use up a block for each account of a group. */
    private Mono<Void> round(int size, AtomicLong settled) {
        List<UUID> group = accounts.stream().limit(Math.max(1, Math.min(accounts.size(), size))).toList();
        String body = group.stream()
                .map(account -> "{\"account\":\"%s\",\"amount\":%d,\"input_tokens\":1000,\"slots\":%d}"
                        .formatted(account, cost, slots))
                .collect(Collectors.joining(",", "{\"holder\":\"" + holder + "\",\"requests\":[", "]}"));
        return post("/internal/reservations", body)
                .flatMapMany(answer -> Flux.fromIterable(groups(group, answer.get("answers"), size)))
                .concatMap(calls -> post("/internal/settlements", calls.body()).thenReturn(calls.size()))
                .doOnNext(settled::addAndGet).then();
    }

    private List<Group> groups(List<UUID> group, JsonNode answers, int size) {
        List<String> calls = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            for (int account = 0; account < group.size(); account++) {
                calls.add(call(group.get(account), answers.get(account).get("block").asString(), slot));
            }
        }
        return IntStream.iterate(0, from -> from < calls.size(), from -> from + size)
                .mapToObj(from -> calls.subList(from, Math.min(calls.size(), from + size))).map(this::group).toList();
    }

    private Group group(List<String> calls) {
        return new Group("{\"holder\":\"" + holder + "\",\"calls\":[" + String.join(",", calls) + "],\"returned\":[]}",
                calls.size());
    }

    private String call(UUID account, String block, int slot) {
        return """
                {"block":"%s","slot":%d,"account":"%s","key":"019a9f6e-0a44-7c31-9d05-6b1f4e8a2c90","model":"gpt-5-mini",\
                "family":"openai","route":"/v1/chat/completions","status":"done","input_tokens":1876,"cached_tokens":1792,\
                "output_tokens":16,"estimated":false,"cost":%d,"started_at":"%s","duration_ms":742,"request_id":"%s"}"""
                .formatted(block, slot, account, cost, Instant.now(), Ids.next());
    }

    private Mono<JsonNode> post(String path, String body) {
        return client.post().uri(path).contentType(MediaType.APPLICATION_JSON)
                .header(CallerTokens.HEADER, tokens.sign(Caller.service("bench"))).bodyValue(body)
                .retrieve().bodyToMono(byte[].class).map(json::readTree);
    }

    private Cpu cpu() throws IOException {
        double postgresMicros = cpuMicros(postgresPid());
        for (ProcessHandle backend : ProcessHandle.of(postgresPid()).orElseThrow().children().toList()) {
            postgresMicros += cpuMicros(backend.pid());
        }
        return new Cpu(cpuMicros(service.pid()), postgresMicros);
    }

    /** The server itself may be below a process that only dresses it as another user. */
    private long postgresPid() {
        ProcessHandle started = ProcessHandle.of(postgres.pid()).orElseThrow();
        List<ProcessHandle> children = started.children().toList();
        return children.size() == 1 ? children.getFirst().pid() : started.pid();
    }

    /** Of this process and the children it has waited for, in hundredths of a second as Linux counts. */
    private static double cpuMicros(long pid) throws IOException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String text = Files.readString(stat);
        return Stream.of(text.substring(text.lastIndexOf(')') + 2).split(" ")).skip(11).limit(4)
                .mapToLong(Long::parseLong).sum() * 10_000.0;
    }

    @Override
    public void close() {
        service.destroy();
        service.onExit().join();
        postgres.close();
    }

    private record Cpu(double service, double postgres) {}

    private record Group(String body, int size) {}
}
