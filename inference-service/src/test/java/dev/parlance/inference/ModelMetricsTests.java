package dev.parlance.inference;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.parlance.inference.FakeUpstream.answer;
import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.FakeUpstream.json;
import static org.assertj.core.api.Assertions.assertThat;

/** What operators can scrape of calls to models. */
class ModelMetricsTests {

    private static final String DOUBLING = "0.01 0.02 0.04 0.08 0.16 0.32 0.64 1.28 2.56 5.12 10.24 20.48 40.96 81.92";

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    @ParameterizedTest
    @CsvSource({"gen_ai_client_operation_duration_seconds," + DOUBLING,
            "gen_ai_client_operation_time_to_first_chunk_seconds," + DOUBLING,
            "gen_ai_client_operation_time_per_output_chunk_seconds," + DOUBLING,
            "gen_ai_server_request_duration_seconds," + DOUBLING,
            "gen_ai_server_time_to_first_token_seconds,"
                    + "0.001 0.005 0.01 0.02 0.04 0.06 0.08 0.1 0.25 0.5 0.75 1.0 2.5 5.0 7.5 10.0",
            "gen_ai_server_time_per_output_token_seconds,"
                    + "0.01 0.025 0.05 0.075 0.1 0.15 0.2 0.3 0.4 0.5 0.75 1.0 2.5",
            "gen_ai_client_token_usage,1.0 4.0 16.0 64.0 256.0 1024.0 4096.0 16384.0 65536.0 262144.0 1048576.0 "
                    + "4194304.0 1.6777216E7 6.7108864E7"})
    void haveTheEdgesOfTheConventions(String name, String edges) throws Exception {
        stream();

        assertThat(edges(name, "gen_ai_request_model=\"small-1\"")).startsWith((edges + " +Inf").split(" "));
    }

    @Test
    void countWhatModelsReadAndWrite() throws Exception {
        double before = value("gen_ai_client_token_usage_sum", "gen_ai_token_type=\"input\"");

        stream();

        assertThat(value("gen_ai_client_token_usage_sum", "gen_ai_token_type=\"input\"") - before).isEqualTo(9);
        assertThat(scraped("gen_ai_client_token_usage_sum", "gen_ai_request_model=\"small-1\""))
                .anyMatch(line -> line.contains("gen_ai_provider_name=\"openai\"")
                        && line.contains("gen_ai_operation_name=\"chat\"")
                        && line.contains("gen_ai_response_model=\"small-1\""));
    }

    @Test
    void tellWhatGatewaysCost() throws Exception {
        house.upstream.does(json(200, GatewayUser.answer("\"content\":\"ok\"")));
        String opened = house.post("/api/v1/ai-gateways", "{\"name\":\"Priced\",\"parameters\":"
                + "{\"baseAddress\":\"@integrated\",\"modelName\":\"dear-model\"}}").body();
        String id = GatewayUser.json(opened).path("aiGatewayId").asString();
        String slug = GatewayUser.json(house.get("/api/v1/ai-gateways/" + id).body()).path("slug").asString();

        house.post("/v1/chat/completions", "{\"model\":\"" + slug
                + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(value("parlance_gateway_cost_micros_total", "gateway=\"" + slug + "\"")).isPositive();
        assertThat(value("parlance_model_cost_micros_total", "model=\"dear-model\"")).isPositive();
    }

    private void stream() throws Exception {
        house.upstream.does(events(answer("a", "b")));
        house.post("/v1/chat/completions", "{\"model\":\"small-1\",\"stream\":true,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
    }

    private double value(String name, String label) throws Exception {
        return scraped(name, label).stream().mapToDouble(line -> Double.parseDouble(line.substring(
                line.lastIndexOf(' ')))).sum();
    }

    /** Of the first of these histograms. */
    private List<String> edges(String name, String label) throws Exception {
        Pattern edge = Pattern.compile("le=\"([^\"]+)\"");
        return scraped(name + "_bucket", label).stream()
                .flatMap(line -> edge.matcher(line).results().map(found -> found.group(1))).toList();
    }

    private List<String> scraped(String name, String label) throws Exception {
        return house.get("/actuator/prometheus").body().lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(label)).toList();
    }
}
