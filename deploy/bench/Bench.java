import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a completion costs on its way through the suite, with keys, limits, money and usage on: the processor time of
 * everything the suite runs (PostgreSQL and Kafka included) for one request, and what it adds to the latency.
 *
 * <p>Run it from anywhere: {@code java deploy/bench/Bench.java [seconds to warm up] [seconds to measure]}. It starts an
 * upstream with a canned answer and the suite with data of its own, and removes both. Quote processor time and ratios, not
 * requests a second: load, upstream and suite share the machine.
 */
final class Bench {

    private static final String MODEL = "bench-model";

    private static final String ANSWER = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"bench-model","choices":[{"index":0,"message":\
            {"role":"assistant","content":"%s"},"finish_reason":"stop"}],"usage":{"prompt_tokens":42,"completion_tokens":58,\
            "total_tokens":100}}""".formatted("A canned answer of a usual length. ".repeat(8));

    private static final String QUESTION = """
            {"model":"bench-model","max_tokens":128,"messages":[{"role":"system","content":"You are a helpful assistant."},\
            {"role":"user","content":"Say something short, please."}]}""";

    private static final int CONNECTIONS = 32;

    private static final int PACE = 200;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] arguments) throws Exception {
        int warmUp = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        int measured = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        new Bench().run(Duration.ofSeconds(warmUp), Duration.ofSeconds(measured));
    }

    private void run(Duration warmUp, Duration measured) throws Exception {
        HttpServer upstream = upstream();
        Path data = Files.createTempDirectory("parlance-bench-");
        int port = freePort();
        Process suite = suite(data, port, upstream.getAddress().getPort());
        try {
            URI base = URI.create("http://127.0.0.1:" + port);
            awaitReady(base, suite);
            String key = key(base, data);
            measure(URI.create("http://127.0.0.1:" + upstream.getAddress().getPort() + "/v1/chat/completions"),
                    base.resolve("/v1/chat/completions"), key, suite, warmUp, measured);
        } finally {
            suite.destroy();
            suite.waitFor();
            upstream.stop(0);
            remove(data);
        }
    }

    private void measure(URI direct, URI through, String key, Process suite, Duration warmUp, Duration measured)
            throws Exception {
        System.out.println("Warming up for " + warmUp.toSeconds() + " s …");
        closedLoop(through, key, warmUp);
        for (int round = 1; round <= 3; round++) {
            double before = cpuSeconds(suite);
            Result busy = closedLoop(through, key, measured);
            double cpu = (cpuSeconds(suite) - before) * 1e6 / busy.requests();
            Result steady = openLoop(through, key, measured);
            Result bare = openLoop(direct, key, measured);
            System.out.printf("round %d: %.0f µs of processor time a request at %d connections (%d requests, %d failed); "
                    + "at %d a second p50 %.2f ms, straight to the upstream %.2f ms, added %.2f ms%n", round, cpu, CONNECTIONS,
                    busy.requests(), busy.failed() + steady.failed() + bare.failed(), PACE, steady.p50(), bare.p50(),
                    steady.p50() - bare.p50());
        }
    }

    /** @param latencies in nanoseconds, sorted */
    private record Result(long requests, long failed, long[] latencies) {

        double p50() {
            return latencies.length == 0 ? Double.NaN : latencies[latencies.length / 2] / 1e6;
        }
    }

    /** Everybody asks again as soon as they are answered. */
    private Result closedLoop(URI address, String key, Duration time) throws Exception {
        LongAdder requests = new LongAdder();
        LongAdder failed = new LongAdder();
        long end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        (ask(address, key) == 200 ? requests : failed).increment();
                    }
                });
            }
        }
        return new Result(requests.sum(), failed.sum(), new long[0]);
    }

    /** Requests come at a pace, whether earlier ones are answered or not; time counts from when each was due. */
    private Result openLoop(URI address, String key, Duration time) throws Exception {
        int count = Math.toIntExact(time.toSeconds() * PACE);
        long[] latencies = new long[count];
        AtomicInteger failed = new AtomicInteger();
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < count; number++) {
                int mine = number;
                long due = begun + number * 1_000_000_000L / PACE;
                threads.submit(() -> {
                    Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                    failed.addAndGet(ask(address, key) == 200 ? 0 : 1);
                    latencies[mine] = System.nanoTime() - due;
                    return null;
                });
            }
        }
        Arrays.sort(latencies);
        return new Result(count, failed.get(), latencies);
    }

    private int ask(URI address, String key) {
        try {
            return http.send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(QUESTION)).build(),
                    BodyHandlers.ofByteArray()).statusCode();
        } catch (IOException | InterruptedException lost) {
            return 0;
        }
    }

    private static HttpServer upstream() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/models", exchange -> answer(exchange,
                "{\"object\":\"list\",\"data\":[{\"id\":\"" + MODEL + "\",\"object\":\"model\",\"created\":1}]}"));
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, ANSWER));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Process suite(Path data, int port, int upstream) throws IOException {
        ProcessBuilder script = new ProcessBuilder(script().toString()).redirectErrorStream(true)
                .redirectOutput(data.resolve("suite.log").toFile());
        script.environment().putAll(Map.of("PARLANCE_DATA", data.resolve("data").toString(), "PARLANCE_PORT",
                Integer.toString(port), "PARLANCE_MANAGEMENT_PORT", Integer.toString(freePort()), "OPENAI_BASE_URL",
                "http://127.0.0.1:" + upstream + "/v1", "OPENAI_API_KEY", "bench", "PARLANCE_PRICES",
                MODEL + "=0.15/0.60", "PARLANCE_START_CACHE", "off", "PARLANCE_DEFAULT_PLAN", "bench",
                "PARLANCE_PLANS_BENCH_REQUESTS_AI_MINUTE", "1000000000"));
        return script.start();
    }

    private static Path script() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("parlance"))) {
            folder = folder.getParent();
        }
        return folder.resolve("parlance");
    }

    private void awaitReady(URI base, Process suite) throws Exception {
        for (int tries = 0; tries < 600; tries++) {
            try {
                if (http.send(HttpRequest.newBuilder(base.resolve("/health")).build(), BodyHandlers.discarding())
                        .statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!suite.isAlive()) {
                    throw new IllegalStateException("The suite has ended with " + suite.exitValue());
                }
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("The suite does not become ready");
    }

    private String key(URI base, Path data) throws Exception {
        String token = field("access_token", post(base.resolve("/api/v1/auth/register"), "",
                "{\"name\":\"Bench\",\"email\":\"bench@example.org\",\"password\":\"secure_password_123\"}"));
        ProcessBuilder grant = new ProcessBuilder(script().toString(), "grant", "bench@example.org", "100000")
                .redirectErrorStream(true).redirectOutput(data.resolve("grant.log").toFile());
        grant.environment().put("PARLANCE_DATA", data.resolve("data").toString());
        if (grant.start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(data.resolve("grant.log")));
        }
        return field("api_key", post(base.resolve("/api/v1/auth/api-keys"), token, "{\"name\":\"bench\"}"));
    }

    private String post(URI address, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }

    private static String field(String name, String json) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("No " + name + " in " + json);
        }
        return found.group(1);
    }

    /** Of the suite and all it has started. */
    private static double cpuSeconds(Process suite) {
        return Stream.concat(Stream.of(suite.toHandle()), suite.descendants())
                .mapToDouble(process -> process.info().totalCpuDuration().map(time -> time.toNanos() / 1e9).orElse(0.0))
                .sum();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException stays) {
                    throw new UncheckedIOException(stays);
                }
            });
        }
    }
}
