import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is left of callers who leave. Streams are begun and left at random moments, before the first token and in the middle.
 * Measured: how long the upstream goes on writing for nobody, whether each call it got is settled exactly once, whether
 * buffers leak (the suite runs with the strictest leak detection), and what memory is like before and after.
 *
 * <p>{@code java deploy/bench/Leaving.java [streams]}; it starts an upstream and the suite and removes both.
 */
final class Leaving {

    private static final String MODEL = "bench-model";

    private static final long SEED = 20_261_120;

    private static final int AT_ONCE = 20;

    private static final Duration LONGEST_STAY = Duration.ofMillis(600);

    private static final Pattern NUMBER = Pattern.compile("stream number (\\d+)");

    /** When each was left, and when the upstream knew of it; nanoseconds. */
    private final Map<Integer, Long> left = new ConcurrentHashMap<>();

    private final Map<Integer, Long> aborted = new ConcurrentHashMap<>();

    private final AtomicInteger asked = new AtomicInteger();

    private final AtomicInteger finished = new AtomicInteger();

    public static void main(String[] arguments) throws Exception {
        new Leaving().run(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000);
    }

    private void run(int streams) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ServerSocket upstream = new ServerSocket(0, 512, InetAddress.getLoopbackAddress())) {
            threads.submit(() -> serve(upstream, threads));
            Map<String, String> strict = Map.of("JAVA_TOOL_OPTIONS", "-Dio.netty.leakDetection.level=paranoid");
            try (TestedSuite suite = TestedSuite.start(upstream.getLocalPort(), MODEL, strict)) {
                leave(suite, streams / 4, new Random(SEED + 1));
                Thread.sleep(5_000);
                forget();
                long memory = suite.residentMegabytes();
                long settled = settled(suite);
                leave(suite, streams, new Random(SEED));
                Thread.sleep(10_000);
                report(suite, streams, settled(suite) - settled, memory);
            }
        }
    }

    private void forget() {
        left.clear();
        aborted.clear();
        asked.set(0);
        finished.set(0);
    }

    private void leave(TestedSuite suite, int streams, Random random) throws Exception {
        Semaphore free = new Semaphore(AT_ONCE);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < streams; number++) {
                int mine = number;
                long stay = random.nextLong(LONGEST_STAY.toNanos());
                free.acquire();
                callers.submit(() -> {
                    try {
                        leaveOne(suite, mine, stay);
                    } finally {
                        free.release();
                    }
                    return null;
                });
            }
        }
    }

    private void leaveOne(TestedSuite suite, int number, long stay) throws Exception {
        String body = "{\"model\":\"" + MODEL + "\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"This is stream number "
                + number + " of many.\"}]}";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), suite.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/chat/completions HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                    + suite.key() + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(Duration.ofNanos(stay));
            left.put(number, System.nanoTime());
        }
    }

    private void serve(ServerSocket upstream, ExecutorService threads) {
        while (!upstream.isClosed()) {
            try {
                Socket connection = upstream.accept();
                threads.submit(() -> answers(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One connection, as many requests as come on it. */
    private Void answers(Socket connection) throws Exception {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String request = request(in); request != null; request = request(in)) {
                if (request.startsWith("GET")) {
                    whole(connection, "{\"object\":\"list\",\"data\":[{\"id\":\"" + MODEL + "\",\"object\":\"model\",\"created\":1}]}");
                } else if (!streamed(connection, in, number(request))) {
                    return null;
                }
            }
        } catch (IOException gone) {
            return null;
        }
        return null;
    }

    private static int number(String request) {
        Matcher found = NUMBER.matcher(request);
        return found.find() ? Integer.parseInt(found.group(1)) : -1;
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        return head + (length.find()
                ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : "");
    }

    private static void whole(Socket connection, String body) throws IOException {
        connection.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
    }

    /** Forty tokens, ten milliseconds apart, after fifty; false once nobody listens any more. */
    private boolean streamed(Socket connection, InputStream in, int number) throws Exception {
        asked.incrementAndGet();
        OutputStream out = connection.getOutputStream();
        if (isLeft(connection, in, number, 50)) {
            return false;
        }
        out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        for (int token = 0; token < 40; token++) {
            chunk(out, "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"" + MODEL
                    + "\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word \"},\"finish_reason\":null}]}\n\n");
            if (isLeft(connection, in, number, 10)) {
                return false;
            }
        }
        chunk(out, "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"" + MODEL
                + "\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":12,"
                + "\"completion_tokens\":40,\"total_tokens\":52}}\n\ndata: [DONE]\n\n");
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        finished.incrementAndGet();
        return true;
    }

    /** Whether the suite closes the connection within this time. */
    private boolean isLeft(Socket connection, InputStream in, int number, int millis) throws IOException {
        connection.setSoTimeout(millis);
        try {
            in.mark(1);
            if (in.read() < 0) {
                aborted.put(number, System.nanoTime());
                return true;
            }
            in.reset();
        } catch (java.net.SocketTimeoutException stays) {
            return false;
        } catch (IOException reset) {
            aborted.put(number, System.nanoTime());
            return true;
        } finally {
            connection.setSoTimeout(0);
        }
        return false;
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static long settled(TestedSuite suite) throws Exception {
        Matcher found = Pattern.compile("\"total_requests\":(\\d+)").matcher(suite.get("/api/v1/usage"));
        return found.find() ? Long.parseLong(found.group(1)) : -1;
    }

    private void report(TestedSuite suite, int streams, long settled, long memory) throws Exception {
        long[] waits = aborted.entrySet().stream().filter(end -> left.containsKey(end.getKey()))
                .mapToLong(end -> end.getValue() - left.get(end.getKey())).sorted().toArray();
        System.out.printf("%d streams begun, %d reached the upstream, %d of them were aborted there and %d came to their end%n",
                streams, asked.get(), aborted.size(), finished.get());
        System.out.printf("the upstream knew after p50 %.1f ms, p99 %.1f ms, at most %.1f ms%n", millis(waits, .5),
                millis(waits, .99), millis(waits, 1));
        System.out.printf("settled: %d; leaks found: %d; memory %d MB before, %d MB after%n", settled, leaks(suite.data()),
                memory, suite.residentMegabytes());
        System.out.println(suite.command("books"));
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    private static long leaks(Path data) throws IOException {
        try (Stream<Path> logs = Files.walk(data)) {
            List<Path> all = logs.filter(path -> path.toString().endsWith(".log")).toList();
            long found = 0;
            for (Path log : all) {
                found += Arrays.stream(new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\n")).filter(line -> line.contains("LEAK:")).count();
            }
            return found;
        }
    }
}
