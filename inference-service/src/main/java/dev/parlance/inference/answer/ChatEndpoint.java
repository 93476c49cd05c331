package dev.parlance.inference.answer;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.ApiFamily;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.answer.ChatBody.Form;
import dev.parlance.inference.answer.Chats.Chat;
import dev.parlance.inference.conversation.Kind;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.JsonAnswer;
import dev.parlance.inference.stream.RequestBytes;

/** {@code POST /api/v1/chat}, shared by the support and the app form, and {@code POST /api/v1/chat/stream} of the former. */
@RestController
@EnableConfigurationProperties(ChatSettings.class)
class ChatEndpoint {

    private static final int LARGEST_BODY = 1024 * 1024;

    private final ChatSettings settings;

    private final Chats chats;

    private final Answers answers;

    private final JsonMapper json;

    ChatEndpoint(ChatSettings settings, Chats chats, Answers answers, JsonMapper json) {
        this.settings = settings;
        this.chats = chats;
        this.answers = answers;
        this.json = json;
    }

    @PostMapping("/api/v1/chat")
    Mono<Void> chat(ServerWebExchange exchange, Caller caller) {
        return RequestBytes.of(exchange, LARGEST_BODY).map(bytes -> shared(exchange, bytes))
                .flatMap(body -> body.stream() ? stream(exchange, caller, body) : whole(exchange, caller, body))
                .onErrorMap(UpstreamFailure.class, UpstreamFailure::told);
    }

    @PostMapping("/api/v1/chat/stream")
    Mono<Void> support(ServerWebExchange exchange, Caller caller) {
        return RequestBytes.of(exchange, LARGEST_BODY)
                .map(bytes -> ChatBody.of(Form.SUPPORT, ChatBody.object(bytes, json), settings.longestQuestion()))
                .flatMap(body -> stream(exchange, caller, body))
                .onErrorMap(UpstreamFailure.class, UpstreamFailure::told);
    }

    /** The form is settled before anything else about the body is judged, so that every complaint has the right shape. */
    private ChatBody shared(ServerWebExchange exchange, byte[] bytes) {
        JsonNode body = ChatBody.object(bytes, json);
        Form form = ChatBody.form(body);
        (form == Form.SUPPORT ? ApiFamily.COMMON : ApiFamily.APP).settle(exchange);
        return ChatBody.of(form, body, settings.longestQuestion());
    }

    private Mono<Void> whole(ServerWebExchange exchange, Caller caller, ChatBody body) {
        return ask(exchange, caller, body)
                .flatMap(chat -> Answer.of(chat.parts()).map(encoder(body.form(), chat)::whole))
                .flatMap(text -> JsonAnswer.write(exchange, text.getBytes(StandardCharsets.UTF_8)));
    }

    private Mono<Void> stream(ServerWebExchange exchange, Caller caller, ChatBody body) {
        boolean pings = body.form() == Form.SUPPORT;
        return ask(exchange, caller, body).flatMap(
                chat -> ChatStream.write(exchange, chat.parts(), encoder(body.form(), chat), pings));
    }

    private Mono<Chat> ask(ServerWebExchange exchange, Caller caller, ChatBody body) {
        Route route = route(exchange, body.form());
        return chats.ask(caller, Kind.CHAT, body.text(), session(body.session()),
                turn -> answers.answer(caller, route, turn));
    }

    private static @Nullable SessionId session(@Nullable String text) {
        return text == null ? null : SessionId.parse(text).orElseThrow(() -> Failure.notFound("session"));
    }

    private static Route route(ServerWebExchange exchange, Form form) {
        return new Route(form.family(), exchange.getRequest().getPath().value());
    }

    private ChatEncoder encoder(Form form, Chat chat) {
        return form == Form.SUPPORT ? new SupportEncoder(chat.session(), json) : new AppEncoder(chat.session(), json);
    }
}
