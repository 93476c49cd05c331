import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The built suite with data of its own, an account, money and a key, for as long as a measurement takes. */
final class TestedSuite implements AutoCloseable {

    private static final String EMAIL = "bench@example.org";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path data;

    private final URI base;

    private final Process process;

    private String key = "";

    private TestedSuite(Path data, URI base, Process process) {
        this.data = data;
        this.base = base;
        this.process = process;
    }

    /**
     * @param upstream the port of the models
     * @param model what costs something
     * @param more environment
     */
    static TestedSuite start(int upstream, String model, Map<String, String> more) throws Exception {
        Path data = Files.createTempDirectory("parlance-bench-");
        int port = freePort();
        TestedSuite suite = new TestedSuite(data, URI.create("http://127.0.0.1:" + port),
                process(data, port, upstream, model, more));
        suite.awaitReady();
        suite.key = suite.newKey();
        return suite;
    }

    String key() {
        return key;
    }

    URI completions() {
        return base.resolve("/v1/chat/completions");
    }

    int port() {
        return base.getPort();
    }

    Path data() {
        return data;
    }

    /** Of the suite and all it has started. */
    double cpuSeconds() {
        return all().mapToDouble(
                each -> each.info().totalCpuDuration().map(time -> time.toNanos() / 1e9).orElse(0.0)).sum();
    }

    /** Megabytes of memory in use by the suite and all it has started, where the system tells. */
    long residentMegabytes() {
        return all().mapToLong(each -> {
            try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(each.pid()), "status"))) {
                return lines.filter(line -> line.startsWith("VmRSS:")).findFirst()
                        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).orElse(0L);
            } catch (IOException gone) {
                return 0L;
            }
        }).sum();
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** What the suite says of itself on a path that needs the key. */
    String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + key).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    /** What a command for operators prints. */
    String command(String... words) throws Exception {
        Path log = data.resolve("command.log");
        ProcessBuilder command = new ProcessBuilder(
                Stream.concat(Stream.of(script().toString()), Stream.of(words)).toList())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        command.environment().put("PARLANCE_DATA", data.resolve("data").toString());
        if (command.start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
        return Files.readString(log);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
        try (Stream<Path> all = Files.walk(data)) {
            all.sorted(Comparator.reverseOrder()).forEach(TestedSuite::remove);
        }
    }

    private static void remove(Path path) {
        try {
            Files.delete(path);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private static Process process(Path data, int port, int upstream, String model, Map<String, String> more)
            throws IOException {
        ProcessBuilder script = new ProcessBuilder(script().toString()).redirectErrorStream(true)
                .redirectOutput(data.resolve("suite.log").toFile());
        script.environment().putAll(Map.of("PARLANCE_DATA", data.resolve("data").toString(), "PARLANCE_PORT",
                Integer.toString(port), "PARLANCE_MANAGEMENT_PORT", Integer.toString(freePort()), "OPENAI_BASE_URL",
                "http://127.0.0.1:" + upstream + "/v1", "OPENAI_API_KEY", "bench", "PARLANCE_PRICES",
                model + "=0.15/0.60", "PARLANCE_START_CACHE", "off", "PARLANCE_DEFAULT_PLAN", "bench",
                "PARLANCE_PLANS_BENCH_REQUESTS_AI_MINUTE", "1000000000"));
        script.environment().putAll(more);
        return script.start();
    }

    private static Path script() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("parlance"))) {
            folder = folder.getParent();
        }
        return folder.resolve("parlance");
    }

    private void awaitReady() throws Exception {
        for (int tries = 0; tries < 600; tries++) {
            try {
                if (http.send(HttpRequest.newBuilder(base.resolve("/health")).build(), BodyHandlers.discarding())
                        .statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The suite has ended with " + process.exitValue());
                }
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("The suite does not become ready");
    }

    private String newKey() throws Exception {
        String token = field("access_token", post(base.resolve("/api/v1/auth/register"), "",
                "{\"name\":\"Bench\",\"email\":\"" + EMAIL + "\",\"password\":\"secure_password_123\"}"));
        command("grant", EMAIL, "100000");
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

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
