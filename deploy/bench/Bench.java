import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

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
        try (TestedSuite suite = TestedSuite.start(upstream.getAddress().getPort(), MODEL, Map.of())) {
            measure(URI.create("http://127.0.0.1:" + upstream.getAddress().getPort() + "/v1/chat/completions"),
                    suite.completions(), suite.key(), suite, warmUp, measured);
        } finally {
            upstream.stop(0);
        }
    }

    private void measure(URI direct, URI through, String key, TestedSuite suite, Duration warmUp, Duration measured)
            throws Exception {
        System.out.println("Warming up for " + warmUp.toSeconds() + " s …");
        closedLoop(through, key, warmUp);
        for (int round = 1; round <= 3; round++) {
            double before = suite.cpuSeconds();
            Result busy = closedLoop(through, key, measured);
            double cpu = (suite.cpuSeconds() - before) * 1e6 / busy.requests();
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
}
