package dev.parlance.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.CallerTokens;

/**
 * What the operator tells a running installation: which plan an account has, money for it, and to look after the index. It
 * finds the services in the data folder, or where the environment says.
 */
final class Operator {

    static final String USAGE = """
            account EMAIL                 show an account
            plan EMAIL PLAN               change its plan
            grant EMAIL AMOUNT [NOTE]     give it money (take it back with an amount below zero)
            books                         show whether every entry of the ledger adds up
            index                         show whether the index holds what it should
            reconcile                     mend the index from the database, or make it anew
            dead-letters                  show the facts that could not be taken in, and why
            replay                        send these facts once more""";

    private static final String ACCOUNT = "account";

    private static final String KNOWLEDGE = "knowledge";

    /** An index of millions of passages takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final JsonMapper json = JsonMapper.builder().build();

    private final Addresses addresses;

    private final CallerTokens tokens;

    private final PrintStream out;

    private Operator(Addresses addresses, String secret, PrintStream out) {
        this.addresses = addresses;
        this.tokens = new CallerTokens(secret, Clock.systemUTC());
        this.out = out;
    }

    static Operator of(Settings settings, Map<String, String> environment, PrintStream out) {
        String secret = value(environment, "PARLANCE_CALLER_SECRET")
                .orElseGet(() -> new Secrets(settings.data()).get("caller"));
        return new Operator(service -> value(environment, "PARLANCE_" + service.toUpperCase(Locale.ROOT) + "_URL")
                .orElseGet(() -> nearby(settings, service)), secret, out);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    private static String nearby(Settings settings, String service) {
        Path port = settings.data().resolve("ports").resolve(service);
        try {
            return "http://127.0.0.1:" + Files.readString(port).strip();
        } catch (IOException none) {
            throw new Misconfigured("No running Parlance has its data in " + settings.data()
                    + ". Set PARLANCE_DATA to the folder it was started with.");
        }
    }

    /** @return the exit code: 0 done, 1 refused, 2 not understood */
    int run(List<String> words) {
        return switch (words) {
            case List<String> w when is(w, "account", 2) -> ask(ACCOUNT, "/accounts?email="
                    + URLEncoder.encode(w.get(1), StandardCharsets.UTF_8));
            case List<String> w when is(w, "plan", 3) ->
                tell(ACCOUNT, "/plans", Map.of("email", w.get(1), "plan", w.get(2)));
            case List<String> w when is(w, "grant", 3) || is(w, "grant", 4) -> tell(ACCOUNT, "/grants", grant(w));
            case List<String> w when is(w, "books", 1) -> ask(ACCOUNT, "/audit-of-books");
            case List<String> w when is(w, "index", 1) -> ask(KNOWLEDGE, "/index");
            case List<String> w when is(w, "reconcile", 1) -> tell(KNOWLEDGE, "/index", Map.of());
            case List<String> w when is(w, "dead-letters", 1) -> ask(KNOWLEDGE, "/dead-letters");
            case List<String> w when is(w, "replay", 1) -> tell(KNOWLEDGE, "/dead-letters", Map.of());
            default -> {
                out.println(USAGE);
                yield 2;
            }
        };
    }

    private static boolean is(List<String> words, String command, int length) {
        return words.size() == length && words.getFirst().equals(command);
    }

    private static Map<String, String> grant(List<String> words) {
        return Map.of("email", words.get(1), "amount", words.get(2), "note", words.size() > 3 ? words.get(3) : "",
                "id", UUID.randomUUID().toString());
    }

    private int ask(String service, String path) {
        return send(request(service, path).GET().build());
    }

    private int tell(String service, String path, Map<String, String> body) {
        return send(request(service, path).POST(BodyPublishers.ofString(json.writeValueAsString(body))).build());
    }

    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(URI.create(addresses.of(service) + "/internal/operator" + path)).timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(CallerTokens.HEADER, tokens.signService());
    }

    private int send(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            out.println(json.readTree(answer.body()).toPrettyString());
            return answer.statusCode() < 300 ? 0 : 1;
        } catch (IOException away) {
            out.println("Parlance does not answer at " + request.uri().resolve("/") + ". Is it running?");
            return 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Where services are. */
    private interface Addresses {

        String of(String service);
    }
}
