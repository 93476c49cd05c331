package dev.parlance.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseStatus;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Clients that others have made, with nothing changed but the base address and the key. */
@Timeout(300)
class ClientsIT {

    private static final String MODEL = "small-1";

    @TempDir
    private static Path folder;

    private static ScriptedModel model;

    private static RunningSuite suite;

    private static String key;

    @BeforeAll
    static void start() throws Exception {
        model = new ScriptedModel();
        suite = RunningSuite.start(folder.resolve("data"),
                Map.of("OPENAI_BASE_URL", model.address(), "OPENAI_API_KEY", "none"));
        key = Tenant.register(suite.address(), "clients4471").newKey("/api_key");
    }

    @AfterAll
    static void stop() throws Exception {
        suite.close();
        model.close();
    }

    private static String address() {
        return suite.address().resolve("/v1").toString();
    }

    @JsonClassDescription("How the weather is in a city.")
    public static final class Weather {

        public String city = "";
    }

    public static final class Town {

        public String city = "";

        public int people;
    }

    /** The official client. */
    @Nested
    class Official {

        private final OpenAIClient client = client(key);

        private static OpenAIClient client(String key) {
            return OpenAIOkHttpClient.builder().baseUrl(address()).apiKey(key).maxRetries(0).build();
        }

        private static ChatCompletionCreateParams.Builder chat(String text) {
            return ChatCompletionCreateParams.builder().model(MODEL).addUserMessage(text);
        }

        private static ResponseCreateParams.Builder response(String text) {
            return ResponseCreateParams.builder().model(MODEL).input(text);
        }

        @Test
        void listsModels() {
            assertThat(client.models().list().autoPager()).extracting(one -> one.id()).contains(MODEL,
                    "@parlance/extract");
        }

        @Test
        void chats() {
            ChatCompletion answer = client.chat().completions().create(chat("Say hello.").build());

            assertThat(answer.choices().getFirst().message().content()).contains("Hello there.");
            assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(11);
            answer.validate();
        }

        @Test
        void streams() {
            try (var chunks = client.chat().completions().createStreaming(chat("Say hello.").build())) {
                assertThat(chunks.stream().flatMap(chunk -> chunk.choices().stream())
                        .flatMap(choice -> choice.delta().content().stream()).collect(Collectors.joining()))
                        .isEqualTo("Hello there.");
            }
        }

        @Test
        void accumulatesAStream() {
            ChatCompletion answer = streamed(chat("Say hello."));

            assertThat(answer.choices().getFirst().message().content()).contains("Hello there.");
            assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(11);
        }

        /** The accumulator looks for usage in a chunk of its own, which has to be asked for. */
        private ChatCompletion streamed(ChatCompletionCreateParams.Builder request) {
            ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
            ChatCompletionCreateParams asked = request
                    .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build()).build();
            try (var chunks = client.chat().completions().createStreaming(asked)) {
                chunks.stream().forEach(all::accumulate);
            }
            return all.chatCompletion();
        }

        @Test
        void callsTools() {
            ChatCompletionCreateParams.Builder asked = chat("How is it?").addTool(Weather.class);
            ChatCompletionMessage called = client.chat().completions().create(asked.build()).choices().getFirst()
                    .message();
            var call = called.toolCalls().orElseThrow().getFirst().asFunction();
            assertThat(call.function().arguments(Weather.class).city).isEqualTo("Paris");

            ChatCompletion answer = client.chat().completions().create(asked.addMessage(called)
                    .addMessage(ChatCompletionToolMessageParam.builder().toolCallId(call.id()).content("warm").build())
                    .build());

            assertThat(answer.choices().getFirst().message().content()).contains("It is warm.");
        }

        @Test
        void callsToolsInAStream() {
            var call = streamed(chat("How is it?").addTool(Weather.class)).choices().getFirst().message()
                    .toolCalls().orElseThrow().getFirst().asFunction();

            assertThat(call.function().arguments(Weather.class).city).isEqualTo("Paris");
        }

        @Test
        void readsStructuredOutput() {
            Town town = client.chat().completions().create(chat("Which?").responseFormat(Town.class).build()).choices()
                    .getFirst().message().content().orElseThrow();

            assertThat(town.city).isEqualTo("Paris");
            assertThat(town.people).isEqualTo(2);
        }

        @Test
        void tellsErrorsApart() {
            assertThatThrownBy(() -> client.chat().completions().create(chat("x").model("nobody").build()))
                    .isInstanceOfSatisfying(NotFoundException.class,
                            thrown -> assertThat(thrown.code()).contains("model_not_found"));
            assertThatThrownBy(() -> client("sk-wrong").chat().completions().create(chat("x").build()))
                    .isInstanceOf(UnauthorizedException.class);
            assertThatThrownBy(
                    () -> client.responses().create(response("x").previousResponseId("resp_1").build()))
                    .isInstanceOfSatisfying(BadRequestException.class,
                            thrown -> assertThat(thrown.param()).contains("previous_response_id"));
        }

        @Test
        void noticesThatAStreamBreaksOff() {
            assertThatThrownBy(() -> streamed(chat("Break off."))).hasMessageContaining("out of memory");
            assertThatThrownBy(() -> streamedResponse(response("Break off.").build()))
                    .isInstanceOf(OpenAIServiceException.class).hasMessageContaining("out of memory");
        }

        @Test
        void responds() {
            Response answer = client.responses().create(response("Say hello.").instructions("Be kind.").build());

            assertThat(text(answer)).isEqualTo("Hello there.");
            assertThat(answer.status()).contains(ResponseStatus.COMPLETED);
            assertThat(answer.usage().orElseThrow().inputTokens()).isEqualTo(9);
            answer.validate();
        }

        @Test
        void streamsResponses() {
            Response answer = streamedResponse(response("Say hello.").build());

            assertThat(text(answer)).isEqualTo("Hello there.");
            answer.validate();
        }

        private Response streamedResponse(ResponseCreateParams request) {
            ResponseAccumulator all = ResponseAccumulator.create();
            try (var events = client.responses().createStreaming(request)) {
                events.stream().forEach(event -> all.accumulate(event.validate()));
            }
            return all.response();
        }

        private static String text(Response response) {
            return response.output().getFirst().asMessage().content().getFirst().asOutputText().text();
        }

        @Test
        void callsToolsInResponses() {
            ResponseFunctionToolCall call = client.responses()
                    .create(response("How is it?").addTool(Weather.class).build()).output().getFirst().asFunctionCall();
            assertThat(call.arguments(Weather.class).city).isEqualTo("Paris");

            List<ResponseInputItem> input = List.of(
                    ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder().role(EasyInputMessage.Role.USER)
                            .content("How is it?").build()),
                    ResponseInputItem.ofFunctionCall(call),
                    ResponseInputItem.ofFunctionCallOutput(ResponseInputItem.FunctionCallOutput.builder()
                            .callId(call.callId()).output("warm").build()));

            assertThat(text(client.responses().create(ResponseCreateParams.builder().model(MODEL)
                    .inputOfResponse(input).addTool(Weather.class).build()))).isEqualTo("It is warm.");
        }

        @Test
        void readsStructuredOutputOfResponses() {
            Town town = client.responses().create(response("Which?").text(Town.class).build()).output().getFirst()
                    .message().orElseThrow().content().getFirst().outputText().orElseThrow();

            assertThat(town.city).isEqualTo("Paris");
        }
    }

    /** A framework that speaks the OpenAI shape with a client of its own. */
    @Nested
    class Framework {

        private final ChatModel chat = chat(MODEL, key);

        private final OpenAiStreamingChatModel streaming = OpenAiStreamingChatModel.builder().baseUrl(address())
                .apiKey(key).modelName(MODEL).build();

        private final ToolSpecification weather = ToolSpecification.builder().name("weather").parameters(
                JsonObjectSchema.builder().addStringProperty("city").required("city").build()).build();

        private static ChatModel chat(String model, String key) {
            return OpenAiChatModel.builder().baseUrl(address()).apiKey(key).modelName(model).strictJsonSchema(true)
                    .maxRetries(0).build();
        }

        private static ChatRequest.Builder asked(String text) {
            return ChatRequest.builder().messages(UserMessage.from(text));
        }

        @Test
        void chats() {
            ChatResponse answer = chat.chat(asked("Say hello.").build());

            assertThat(answer.aiMessage().text()).isEqualTo("Hello there.");
            assertThat(answer.tokenUsage().totalTokenCount()).isEqualTo(11);
        }

        @Test
        void streams() throws Exception {
            ChatResponse answer = streamed(asked("Say hello.").build());

            assertThat(answer.aiMessage().text()).isEqualTo("Hello there.");
            assertThat(answer.tokenUsage().totalTokenCount()).isEqualTo(11);
        }

        @Test
        void callsTools() {
            UserMessage question = UserMessage.from("How is it?");
            ChatRequest.Builder request = ChatRequest.builder().toolSpecifications(weather);
            var called = chat.chat(request.messages(question).build()).aiMessage();
            ToolExecutionRequest call = called.toolExecutionRequests().getFirst();
            assertThat(call.arguments()).isEqualTo("{\"city\":\"Paris\"}");

            ChatResponse answer = chat.chat(request
                    .messages(question, called, ToolExecutionResultMessage.from(call, "warm")).build());

            assertThat(answer.aiMessage().text()).isEqualTo("It is warm.");
        }

        @Test
        void callsToolsInAStream() throws Exception {
            ChatResponse answer = streamed(asked("How is it?").toolSpecifications(weather).build());

            assertThat(answer.aiMessage().toolExecutionRequests().getFirst().arguments())
                    .isEqualTo("{\"city\":\"Paris\"}");
        }

        @Test
        void readsStructuredOutput() {
            JsonSchema town = JsonSchema.builder().name("town").rootElement(JsonObjectSchema.builder()
                    .addStringProperty("city").addIntegerProperty("people").required("city", "people").build()).build();
            ResponseFormat format = ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(town).build();

            assertThat(chat.chat(asked("Which?").responseFormat(format).build()).aiMessage().text())
                    .isEqualTo("{\"city\":\"Paris\",\"people\":2}");
        }

        @Test
        void tellsErrorsApart() {
            assertThatThrownBy(() -> chat("nobody", key).chat("x")).isInstanceOf(ModelNotFoundException.class);
            assertThatThrownBy(() -> chat(MODEL, "sk-wrong").chat("x")).isInstanceOf(AuthenticationException.class);
        }

        @Test
        void responds() {
            ChatModel responses = OpenAiResponsesChatModel.builder().baseUrl(address()).apiKey(key).modelName(MODEL)
                    .build();

            assertThat(responses.chat("Say hello.")).isEqualTo("Hello there.");
        }

        private ChatResponse streamed(ChatRequest request) throws Exception {
            CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
            streaming.chat(request, new StreamingChatResponseHandler() {

                @Override
                public void onCompleteResponse(ChatResponse response) {
                    whole.complete(response);
                }

                @Override
                public void onError(Throwable thrown) {
                    whole.completeExceptionally(thrown);
                }
            });
            return whole.get(30, TimeUnit.SECONDS);
        }
    }
}
