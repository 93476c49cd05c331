package dev.parlance.inference.completion;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for {@link CompletionReader}, and for what {@link CompletionRequest} makes of what it finds. */
class CompletionReaderTests {

    private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"hé\"}]";

    @Test
    void leavesBodyAloneWhereNothingHasToChange() {
        byte[] body = bytes("{ \"model\" : \"m\", " + MESSAGES + ", \"later\": {\"x\": [1.50]} }");

        assertThat(CompletionReader.read(body).forUpstream("m")).isSameAs(body);
    }

    @Test
    void changesOnlyTheModelsName() {
        assertThat(sent("{\"é\":\"ü\",\"model\": \"auto\" ," + MESSAGES + "}", "x\"y"))
                .isEqualTo("{\"é\":\"ü\",\"model\": \"x\\\"y\" ," + MESSAGES + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"; \"stream_options\":{\"include_usage\":true},",
            "\"stream_options\":null,; \"stream_options\":{\"include_usage\":true},",
            "\"stream_options\":{},; \"stream_options\":{\"include_usage\":true},",
            "\"stream_options\":{\"x\":1},; \"stream_options\":{\"include_usage\":true,\"x\":1},",
            "\"stream_options\":{\"include_usage\":false,\"x\":{}},; \"stream_options\":{\"include_usage\":true,\"x\":{}},",
            "\"stream_options\":{\"x\":1,\"include_usage\":null},; \"stream_options\":{\"x\":1,\"include_usage\":true},"})
    void hasTokensOfEveryStreamCounted(String options, String expected) {
        String rest = "\"model\":\"m\",\"stream\":true," + MESSAGES + "}";
        String body = "{" + (options == null ? "" : options) + rest;

        assertThat(sent(body, "m")).isEqualTo("{" + expected.strip() + rest);
        assertThat(CompletionReader.read(bytes(body)).wantsUsage()).isFalse();
    }

    @Test
    void leavesStreamOfCallerWhoCountsAlone() {
        String body = "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true}," + MESSAGES + "}";

        assertThat(sent(body, "m")).isEqualTo(body);
        assertThat(CompletionReader.read(bytes(body)).wantsUsage()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"{" + MESSAGES + "};missing_field;model",
            "{\"model\":\"\"," + MESSAGES + "};missing_field;model",
            "{\"model\":null," + MESSAGES + "};missing_field;model",
            "{\"model\":7," + MESSAGES + "};invalid_field;model", "{\"model\":\"m\"};missing_field;messages",
            "{\"model\":\"m\",\"messages\":null};missing_field;messages",
            "{\"model\":\"m\",\"messages\":[]};invalid_field;messages",
            "{\"model\":\"m\",\"messages\":\"hi\"};invalid_field;messages",
            "{\"model\":\"m\",\"messages\":[1]};invalid_field;messages",
            "{\"model\":\"m\",\"messages\":[{\"content\":\"x\"}]};invalid_field;messages",
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":5}]};invalid_field;messages",
            "{\"model\":\"m\",\"stream\":\"yes\"," + MESSAGES + "};invalid_field;stream",
            "{\"model\":\"m\",\"stream_options\":5," + MESSAGES + "};invalid_field;stream_options",
            "{\"model\":\"m\",\"temperature\":\"hot\"," + MESSAGES + "};invalid_field;temperature",
            "{\"model\":\"m\",\"max_tokens\":1.5," + MESSAGES + "};invalid_field;max_tokens",
            "{\"model\":\"m\",\"model\":\"n\"," + MESSAGES + "};invalid_field;model"})
    void namesTheFieldThatIsWrong(String body, String code, String field) {
        Failure failure = refused(body);

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"{\"model\":", "nonsense",
            "{\"model\":\"m\"," + MESSAGES + "} {}",
            "{\"model\":\"m\"," + MESSAGES + ",}"})
    void refusesWhatIsNotJson(String body) {
        assertThat(refused(body).code()).isEqualTo("malformed_json");
    }

    @Test
    void refusesBodyDeeperThanAnyMessage() {
        assertThat(refused("{\"x\":" + "[".repeat(5_000)).code()).isEqualTo("malformed_json");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThat(refused("[1]").code()).isEqualTo("invalid_request");
    }

    @Test
    void takesOtherEncodingsForNonsense() {
        byte[] body = ("{\"model\":\"m\"," + MESSAGES + "}").getBytes(StandardCharsets.UTF_16LE);

        assertThat(catchThrowableOfType(Failure.class, () -> CompletionReader.read(body)).status()).isEqualTo(400);
    }

    private static String sent(String body, String model) {
        return new String(CompletionReader.read(bytes(body)).forUpstream(model), StandardCharsets.UTF_8);
    }

    private static Failure refused(String body) {
        return catchThrowableOfType(Failure.class, () -> CompletionReader.read(bytes(body)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
