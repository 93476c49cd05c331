import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well a running suite finds again what it was given: imports judged sets by the API, asks every question in every
 * order, and prints nDCG@10 and recall@100 (over all judged documents of the set) with the time an answer took.
 *
 * <p>Run it anywhere in the sources: {@code java deploy/bench/Retrieval.java [address] [folder …]}. Without a folder it takes the set that
 * comes with it. {@code PARLANCE_API_KEY} may name a secret key; otherwise an account is opened. The collection is deleted
 * afterwards.
 */
final class Retrieval {

    private static final List<String> ORDERS = List.of("words", "none", "lexical", "rrf", "smart");

    private static final int TOP = 100;

    private static final int COUNTED = 10;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI address;

    private String key;

    private Retrieval(URI address) {
        this.address = address;
    }

    public static void main(String[] arguments) throws Exception {
        var address = URI.create(arguments.length > 0 ? arguments[0] : "http://localhost:8080");
        var retrieval = new Retrieval(address);
        retrieval.key = retrieval.newKey();
        List<Path> folders = arguments.length > 1
                ? Stream.of(arguments).skip(1).map(Path::of).toList()
                : List.of(ownSet());
        for (Path folder : folders) {
            retrieval.measure(JudgedSet.read(folder));
        }
    }

    private void measure(JudgedSet set) throws Exception {
        String collection = field("collectionId", sent("POST", "/api/v1/collections", "application/json",
                "{\"collectionName\":" + Json.text(set.name()) + "}"));
        try {
            fill(collection, set);
            System.out.printf("%n| %s, %,d documents, %,d questions | nDCG@10 | recall@100 | p50 | p95 |%n", set.name(),
                    set.texts().size(), set.questions().size());
            System.out.println("|---|---|---|---|---|");
            for (String order : ORDERS) {
                System.out.println(row(order, collection, set));
            }
        } finally {
            sent("DELETE", "/api/v1/collections/" + collection, "application/json", "");
        }
    }

    private void fill(String collection, JudgedSet set) throws Exception {
        String lines = set.texts().entrySet().stream()
                .map(text -> "{\"docid\":%s,\"text\":%s}".formatted(Json.text(text.getKey()), Json.text(text.getValue())))
                .collect(Collectors.joining("\n"));
        String part = "--x\r\nContent-Disposition: form-data; name=\"documents\"; filename=\"set.jsonl\"\r\n\r\n%s\r\n--x--\r\n";
        long start = System.nanoTime();
        System.out.printf("%n%s: %s%n", set.name(), sent("POST", "/api/v1/collections/" + collection + "/documents",
                "multipart/form-data; boundary=x", part.replace("%s", lines)));
        while (queued(collection) > 0) {
            Thread.sleep(500);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "found after %.0f s, %.1f documents a second%n", seconds,
                set.texts().size() / seconds);
    }

    private long queued(String collection) throws Exception {
        var shown = (Map<?, ?>) Json.read(sent("GET", "/api/v1/collections/" + collection, "application/json", ""));
        return ((Double) ((Map<?, ?>) shown.get("state")).get("queued")).longValue();
    }

    private String row(String order, String collection, JudgedSet set) throws Exception {
        double gain = 0;
        double recall = 0;
        List<Double> millis = new ArrayList<>();
        for (Map.Entry<String, String> question : set.questions().entrySet()) {
            var ranking = ranking(question.getValue(), order, collection, millis);
            Map<String, Integer> grades = set.grades().get(question.getKey());
            gain += gain(ranking.stream().map(document -> grades.getOrDefault(document, 0)).toList())
                    / gain(grades.values().stream().sorted(Comparator.reverseOrder()).toList());
            recall += (double) ranking.stream().filter(grades::containsKey).count() / grades.size();
        }
        millis.sort(Comparator.naturalOrder());
        int asked = millis.size();
        return String.format(Locale.ROOT, "| %s | %.4f | %.4f | %.1f ms | %.1f ms |", order, gain / asked, recall / asked,
                millis.get(asked / 2), millis.get(asked * 95 / 100));
    }

    private List<String> ranking(String question, String order, String collection, List<Double> millis) throws Exception {
        String body = "{\"term\":%s,\"collections\":[\"%s\"],\"top\":%d,\"reranker\":\"%s\"}"
                .formatted(Json.text(question), collection, TOP, order);
        long start = System.nanoTime();
        String answer = sent("POST", "/api/v1/query", "application/json", body);
        millis.add((System.nanoTime() - start) / 1e6);
        return ((List<?>) Json.read(answer)).stream().map(found -> (String) ((Map<?, ?>) found).get("documentName")).toList();
    }

    /** Discounted cumulative gain of the first ten, the gain being the judged grade. */
    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int place = 0; place < Math.min(COUNTED, grades.size()); place++) {
            gain += grades.get(place) * Math.log(2) / Math.log(place + 2);
        }
        return gain;
    }

    private String newKey() throws Exception {
        String given = System.getenv("PARLANCE_API_KEY");
        if (given != null) {
            return given;
        }
        String name = "bench-" + UUID.randomUUID();
        key = field("access_token", sent("POST", "/api/v1/auth/register", "application/json", """
                {"name":"%1$s","email":"%1$s@example.org","password":"%2$s"}""".formatted(name, UUID.randomUUID())));
        return field("api_key", sent("POST", "/api/v1/auth/api-keys", "application/json", "{\"name\":\"bench\"}"));
    }

    /** Where a plan asks for patience, it is shown. */
    private String sent(String method, String path, String type, String body) throws Exception {
        var request = HttpRequest.newBuilder(address.resolve(path)).header("Content-Type", type).method(method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        while (answer.statusCode() == 429) {
            Thread.sleep(1_000 * Long.parseLong(answer.headers().firstValue("Retry-After").orElse("1")));
            answer = http.send(request.build(), BodyHandlers.ofString());
        }
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String field(String name, String json) {
        return (String) ((Map<?, ?>) Json.read(json)).get(name);
    }

    private static Path ownSet() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("deploy/bench/retrieval"))) {
                return folder.resolve("deploy/bench/retrieval");
            }
        }
        throw new IllegalStateException("run this within the sources, or name a folder");
    }

    /**
     * A judged set in the usual layout: {@code corpus.jsonl} ({@code id} or {@code _id}, {@code title}, {@code text}),
     * {@code queries.jsonl} and {@code qrels.tsv} (query, document, grade; a line of names above).
     *
     * @param texts title and text by id
     * @param grades above 0, of documents there are, by question; questions without any are left out
     */
    private record JudgedSet(String name, Map<String, String> texts, Map<String, String> questions,
            Map<String, Map<String, Integer>> grades) {

        static JudgedSet read(Path folder) throws IOException {
            Map<String, String> texts = new LinkedHashMap<>();
            for (Map<?, ?> document : objects(folder.resolve("corpus.jsonl"))) {
                Object title = document.get("title");
                String text = ((title == null ? "" : title) + "\n\n" + document.get("text")).strip();
                texts.put(id(document), text);
            }
            texts.values().removeIf(String::isEmpty);
            Map<String, Map<String, Integer>> grades = grades(folder.resolve("qrels.tsv"), texts);
            Map<String, String> questions = new LinkedHashMap<>();
            for (Map<?, ?> question : objects(folder.resolve("queries.jsonl"))) {
                if (grades.containsKey(id(question))) {
                    questions.put(id(question), (String) question.get("text"));
                }
            }
            return new JudgedSet(folder.toAbsolutePath().normalize().getFileName().toString(), texts, questions, grades);
        }

        private static Map<String, Map<String, Integer>> grades(Path file, Map<String, String> texts) throws IOException {
            Map<String, Map<String, Integer>> grades = new HashMap<>();
            for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
                String[] cells = line.split("\t");
                int grade = Integer.parseInt(cells[2].strip());
                if (grade > 0 && texts.containsKey(cells[1])) {
                    grades.computeIfAbsent(cells[0], question -> new HashMap<>()).put(cells[1], grade);
                }
            }
            return grades;
        }

        private static String id(Map<?, ?> object) {
            Object id = object.get("id") == null ? object.get("_id") : object.get("id");
            return id instanceof Double number ? Long.toString(number.longValue()) : (String) id;
        }

        private static List<Map<?, ?>> objects(Path file) throws IOException {
            List<Map<?, ?>> objects = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    objects.add((Map<?, ?>) Json.read(line));
                }
            }
            return objects;
        }
    }

    /** As much of JSON as stands in valid documents. */
    private static final class Json {

        private final String text;

        private int at;

        private Json(String text) {
            this.text = text;
        }

        /** Maps, lists, strings, doubles, booleans and null. */
        static Object read(String text) {
            return new Json(text).value();
        }

        static String text(String value) {
            var quoted = new StringBuilder("\"");
            value.chars().forEach(letter -> {
                if (letter == '"' || letter == '\\') {
                    quoted.append('\\').append((char) letter);
                } else if (letter < ' ') {
                    quoted.append("\\u%04x".formatted(letter));
                } else {
                    quoted.append((char) letter);
                }
            });
            return quoted.append('"').toString();
        }

        private Object value() {
            return switch (next()) {
                case '{' -> object();
                case '[' -> list();
                case '"' -> string();
                default -> word();
            };
        }

        private char next() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.charAt(at);
        }

        private boolean ends(char end) {
            if (next() == ',') {
                at++;
            }
            if (next() != end) {
                return false;
            }
            at++;
            return true;
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new HashMap<>();
            at++;
            while (!ends('}')) {
                next();
                String name = string();
                next();
                at++;
                object.put(name, value());
            }
            return object;
        }

        private List<Object> list() {
            List<Object> list = new ArrayList<>();
            at++;
            while (!ends(']')) {
                list.add(value());
            }
            return list;
        }

        private String string() {
            var string = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                string.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
            }
            at++;
            return string.toString();
        }

        private char escaped() {
            at++;
            char escaped = text.charAt(at);
            if (escaped == 'u') {
                at += 4;
                return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
            }
            int place = "bfnrt".indexOf(escaped);
            return place < 0 ? escaped : "\b\f\n\r\t".charAt(place);
        }

        private Object word() {
            int start = at;
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            return switch (word) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> null;
                default -> Double.valueOf(word);
            };
        }
    }
}
