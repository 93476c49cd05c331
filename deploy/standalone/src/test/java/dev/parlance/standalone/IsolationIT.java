package dev.parlance.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.parlance.testkit.servers.RealServers;

import static org.assertj.core.api.Assertions.assertThat;

/** No account ever learns of another: shown on every route there is, through the public port. */
@Timeout(300)
@TestMethodOrder(OrderAnnotation.class)
class IsolationIT {

    /** Of each answer's own, or of the moment. */
    private static final Set<String> BESIDE_THE_POINT = Set.of("x-request-id", "date", "ratelimit-remaining",
            "ratelimit-reset");

    private static final String HERS = "kingfisher7263";

    private static final String HIS = "woodpecker1194";

    @TempDir
    private static Path folder;

    private static RunningSuite suite;

    private static Tenant she;

    private static Tenant he;

    /** @param id what stands for {@code {id}}, or for a word in the body; {@code -} for nothing */
    private record Row(String method, String path, String id, String body) {

        static Row of(String line) {
            String[] fields = line.split("\t");
            return new Row(fields[0], fields[1], fields[2], fields[3]);
        }

        String route() {
            return method + " " + path;
        }

        HttpResponse<String> sent(Tenant by, String named) {
            return by.send(method, address(named), credentials().get(route()),
                    body.equals("-") ? null : body.replace("<id>", named));
        }

        /** What is named by two ids has a slash between them, and each stands in its place. */
        private String address(String named) {
            String address = path;
            for (String part : named.split("/")) {
                address = address.replaceFirst("\\{[a-z]+}", URLEncoder.encode(part, StandardCharsets.UTF_8));
            }
            return address;
        }
    }

    @BeforeAll
    static void startAndMakeTenants() throws Exception {
        suite = RunningSuite.start(folder.resolve("data"), Map.of("PARLANCE_KAFKA", RealServers.kafka()));
        she = Tenant.register(suite.address(), HERS);
        he = Tenant.register(suite.address(), HIS);
        she.newDocument();
        she.newSession();
    }

    @AfterAll
    static void stop() throws Exception {
        suite.close();
    }

    @Test
    @Order(1)
    void everyRouteHasItsRow() {
        assertThat(rows().stream().map(Row::route)).containsExactlyInAnyOrderElementsOf(credentials().keySet());
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> foreignThingsLookLikeUnknownOnes() {
        return rows().stream().filter(row -> !row.id().equals("-"))
                .map(row -> DynamicTest.dynamicTest(row.route(), () -> compare(row)));
    }

    private static void compare(Row row) {
        String hers = she.make(row.id());
        String expected = seen(row.sent(he, Tenant.unheardOf(row.id())));
        Map<String, String> others = new LinkedHashMap<>(Tenant.nothing(row.id()));
        others.put("hers", hers);
        others.put("hers in capitals", row.id().equals("session") ? hers : hers.toUpperCase(Locale.ROOT));
        others.put("his of another kind",
                Tenant.instead(row.id(), he.make(row.id().equals("document") ? "key" : "document")));
        if (!row.id().equals("session")) {
            others.put("his that is gone", gone(row.id()));
        }

        others.forEach((name, id) -> assertThat(seen(row.sent(he, id))).as(name).isEqualTo(expected));
        assertThat(she.see(row.id(), hers)).isEqualTo(hers);
    }

    private static String gone(String kind) {
        String id = he.make(kind);
        he.remove(kind, id);
        return id;
    }

    /** Whether an id is in its usual form changes nothing but the words. */
    private static String seen(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> BESIDE_THE_POINT.contains(name.toLowerCase(Locale.ROOT)));
        String body = answer.body().replaceAll("\"request_id\":\"[^\"]*\"", "");
        assertThat(answer.statusCode()).isBetween(400, 404);
        return answer.statusCode() + "\n" + headers + "\n" + body;
    }

    @Test
    @Order(3)
    void noAnswerHoldsAWordOfAnotherAccount() {
        Map<String, String> answers = rows().stream()
                .collect(Collectors.toMap(Row::route, row -> row.sent(he, Tenant.unheardOf(row.id())).body()));

        assertThat(answers).allSatisfy((route, body) -> assertThat(body).as(route).doesNotContain(HERS));
    }

    @Test
    @Order(4)
    void noLogAndNoMetricHoldsAWordOfAnybody() throws Exception {
        String log = Files.readString(folder.resolve("data/logs/parlance.log"));

        assertThat(log).hasSizeGreaterThan(1_000).doesNotContain(HERS).doesNotContain(HIS);
        assertThat(suite.log()).doesNotContain(HERS).doesNotContain(HIS);
        assertThat(suite.metrics()).contains("jvm_memory").doesNotContain(HERS).doesNotContain(HIS);
    }

    @Test
    @Order(5)
    void noFactHoldsAWordOfAnotherAccount() {
        Map<String, List<String>> facts = facts().collect(Collectors.groupingBy(IsolationIT::account,
                Collectors.mapping(fact -> new String(fact.value(), StandardCharsets.UTF_8), Collectors.toList())));

        long hers = facts.values().stream().filter(texts -> texts.toString().contains(HERS)).count();
        long both = facts.values().stream().map(List::toString)
                .filter(texts -> texts.contains(HERS) && texts.contains(HIS)).count();
        assertThat(hers).isEqualTo(1);
        assertThat(both).isZero();
    }

    private static String account(ConsumerRecord<byte[], byte[]> fact) {
        return new String(fact.headers().lastHeader("ce_account").value(), StandardCharsets.UTF_8);
    }

    private static Stream<ConsumerRecord<byte[], byte[]>> facts() {
        Map<String, Object> settings = Map.of("bootstrap.servers", RealServers.kafka());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.listTopics().values().stream().flatMap(List::stream)
                    .filter(part -> part.topic().matches("(account|knowledge|inference)\\..*"))
                    .map(part -> new TopicPartition(part.topic(), part.partition())).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Stream.Builder<ConsumerRecord<byte[], byte[]>> facts = Stream.builder();
            long end = consumer.endOffsets(all).values().stream().mapToLong(Long::longValue).sum();
            for (long read = 0; read < end;) {
                var polled = consumer.poll(Duration.ofSeconds(1));
                polled.forEach(facts::add);
                read += polled.count();
            }
            return facts.build();
        }
    }

    private static List<Row> rows() {
        return lines("isolation.tsv").map(Row::of).toList();
    }

    /** What each route asks for, as the gateway's own table says. */
    private static Map<String, String> credentials() {
        return lines("gateway/routes.tsv").map(line -> line.split("\\s+"))
                .collect(Collectors.toMap(fields -> fields[0] + " " + fields[1], fields -> fields[3]));
    }

    private static Stream<String> lines(String resource) {
        try (InputStream text = IsolationIT.class.getClassLoader().getResourceAsStream(resource)) {
            return Arrays.stream(new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
