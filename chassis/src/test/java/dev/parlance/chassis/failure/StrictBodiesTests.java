package dev.parlance.chassis.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Decoder;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.DecoderHttpMessageReader;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.server.ServerWebInputException;

import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link StrictBodies}, and for what is told of a body that is not in order. */
class StrictBodiesTests {

    private final ServerCodecConfigurer codecs = ServerCodecConfigurer.create();

    StrictBodiesTests() {
        new StrictBodies(new JsonMapper()).configureHttpMessageCodecs(codecs);
    }

    @Test
    void takesWhatIsWrittenAsItIsMeant() {
        assertThat(read("{\"text\": \"7\", \"number\": 7, \"flag\": true, \"texts\": [\"7\", null]}"))
                .isEqualTo(new Body("7", 7, true, Arrays.asList("7", null)));
    }

    @ParameterizedTest
    @CsvSource({"text, 7", "text, 7.5", "text, true", "number, '\"7\"'", "number, 1.9", "number, true",
            "number, 2147483648", "flag, 1", "flag, '\"true\"'", "texts, [7]", "texts, '\"a\"'"})
    void refusesAnotherKindOfValueAndNamesItsField(String field, String value) {
        Failure failure = refusal("{\"" + field + "\": " + value + "}");

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.field()).isEqualTo(field);
    }

    @Test
    void refusesAFieldThatIsSaidTwice() {
        assertThat(refusal("{\"text\": \"a\", \"text\": \"b\"}").code()).isEqualTo("malformed_json");
    }

    private Object read(String json) {
        ResolvableType type = ResolvableType.forClass(Body.class);
        var buffer = DefaultDataBufferFactory.sharedInstance.wrap(json.getBytes(StandardCharsets.UTF_8));
        return decoder(type).decode(buffer, type, MediaType.APPLICATION_JSON, null);
    }

    private Decoder<?> decoder(ResolvableType type) {
        return codecs.getReaders().stream().filter(reader -> reader.canRead(type, MediaType.APPLICATION_JSON))
                .map(DecoderHttpMessageReader.class::cast).findFirst().orElseThrow().getDecoder();
    }

    private Failure refusal(String json) {
        var refused = catchThrowableOfType(DecodingException.class, () -> read(json));
        return Failures.from(new ServerWebInputException("unreadable", null, refused));
    }

    record Body(@Nullable String text, @Nullable Integer number, @Nullable Boolean flag,
            @Nullable List<@Nullable String> texts) {}
}
