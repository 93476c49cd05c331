package dev.parlance.inference.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.Source;
import dev.parlance.inference.stream.TokenUsage;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for the encoders of the support and the app shape: the exact bytes callers get. */
class ChatEncoderTests {

    private static final SessionId SESSION = new SessionId(new UUID(0, 61));

    private static final String ID = "sess_000000000000000000000z";

    private static final String SOURCES = "[{\"document_name\":\"Return Policy\",\"similarity_score\":0.89,\"document_id\":\"d1\",\"page\":null,\"heading\":\"Shop > Returns\",\"quote\":\"30-day\"}]";

    private static final List<Part> PARTS = List.of(new Part.Start("@parlance/extract", "small-1"),
            new Part.Reasoning("unsaid"), new Part.Delta("We offer\n"), new Part.Delta("30\u2028days [1]"),
            new Part.Sources(List.of(new Source("Return Policy", 0.89, "d1", null, "Shop > Returns", "30-day"))),
            new Part.Usage(TokenUsage.counted(1, 2)), new Part.End("stop"));

    private final ChatEncoder support = new SupportEncoder(SESSION, JsonMapper.shared());

    private final ChatEncoder app = new AppEncoder(SESSION, JsonMapper.shared());

    @Test
    void supportStreamIsOneObjectPerLine() {
        assertThat(stream(support)).isEqualTo("""
                data: {"type":"token","data":"We offer\\n"}

                data: {"type":"token","data":"30\\u2028days [1]"}

                data: {"type":"sources","data":%s}

                data: {"type":"done","data":{"session_id":"%s","model":"@parlance/extract","fallback_from":"small-1"}}

                """.formatted(SOURCES, ID));
    }

    @Test
    void supportAnswerHoldsTextSessionAndSources() {
        assertThat(support.whole(answer())).isEqualTo("{\"answer\":\"We offer\\n30\\u2028days [1]\",\"session_id\":\""
                + ID
                + "\",\"sources\":" + SOURCES + ",\"model\":\"@parlance/extract\",\"fallback_from\":\"small-1\"}");
    }

    @Test
    void supportFailureIsOneObjectOnOneLine() {
        assertThat(text(support.failed("It\nbroke.")))
                .isEqualTo("data: {\"type\":\"error\",\"data\":\"It\\nbroke.\"}\n\n");
    }

    @Test
    void appStreamHasNamedEvents() {
        assertThat(stream(app)).isEqualTo("""
                event: message
                data: {"content":"We offer\\n"}

                event: message
                data: {"content":"30\\u2028days [1]"}

                event: end
                data: {"session_id":"%s","model":"@parlance/extract","fallback_from":"small-1"}

                """.formatted(ID));
    }

    @Test
    void appAnswerSaysThatItSucceeded() {
        assertThat(app.whole(answer()))
                .isEqualTo("{\"success\":true,\"content\":\"We offer\\n30\\u2028days [1]\",\"session_id\":\""
                        + ID + "\",\"sources\":" + SOURCES
                        + ",\"model\":\"@parlance/extract\",\"fallback_from\":\"small-1\"}");
    }

    @Test
    void appFailureIsAnErrorEvent() {
        assertThat(text(app.failed("It broke."))).isEqualTo("event: error\ndata: {\"error\":\"It broke.\"}\n\n");
    }

    private static Answer answer() {
        Answer answer = new Answer();
        PARTS.forEach(answer::add);
        return answer;
    }

    private static String stream(ChatEncoder encoder) {
        return PARTS.stream().map(encoder::event).flatMap(Optional::stream).map(ChatEncoderTests::text)
                .reduce("", String::concat);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
