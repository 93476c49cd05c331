package dev.parlance.inference.answer;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.answer.Chats.Chat;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.RequestBytes;

/**
 * {@code POST /api/chat} of the workspace API: the text of the answer as it is made and nothing beside it, or events for who
 * asks for them. Text that has begun has no way to say that it failed but not to end.
 */
@RestController
class WorkspaceEndpoint {

    private static final int LARGEST_BODY = 1024 * 1024;

    private static final String FAMILY = "workspace";

    private static final String CONVERSATION = "X-Conversation-Id";

    private final ChatSettings settings;

    private final Workspace workspace;

    private final JsonMapper json;

    WorkspaceEndpoint(ChatSettings settings, Workspace workspace, JsonMapper json) {
        this.settings = settings;
        this.workspace = workspace;
        this.json = json;
    }

    @PostMapping("/api/chat")
    Mono<Void> chat(ServerWebExchange exchange, Caller caller) {
        Route route = new Route(FAMILY, exchange.getRequest().getPath().value());
        return RequestBytes.of(exchange, LARGEST_BODY)
                .map(bytes -> WorkspaceBody.of(bytes, json, settings.longestMessage()))
                .flatMap(body -> workspace.ask(caller, route, body))
                .flatMap(chat -> answer(exchange, chat))
                .onErrorMap(UpstreamFailure.class, UpstreamFailure::told)
                .onErrorMap(WorkspaceEndpoint::isOutOfBalance, WorkspaceEndpoint::refused);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Chat chat) {
        String conversation = chat.session().value().toString();
        exchange.getResponse().getHeaders().set(CONVERSATION, conversation);
        return wantsEvents(exchange)
                ? ChatStream.write(exchange, chat.parts(), new WorkspaceEncoder(conversation, json), false)
                : write(exchange, text(chat.parts()));
    }

    private static Flux<byte[]> text(Flux<Part> parts) {
        WorkspaceText encoder = new WorkspaceText();
        return parts.map(encoder::bytes).filter(bytes -> bytes.length > 0);
    }

    /** Each piece leaves before the next is asked for: what was sent arrives, though the connection may break after it. */
    private static Mono<Void> write(ServerWebExchange exchange, Flux<byte[]> text) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.set("X-Accel-Buffering", "no");
        headers.set("X-Content-Type-Options", "nosniff");
        return response.writeAndFlushWith(text.map(bytes -> Mono.just(response.bufferFactory().wrap(bytes))));
    }

    private static boolean wantsEvents(ServerWebExchange exchange) {
        try {
            return exchange.getRequest().getHeaders().getAccept().stream()
                    .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_EVENT_STREAM));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static boolean isOutOfBalance(Throwable thrown) {
        return thrown instanceof Failure failure && failure.status() == 402;
    }

    private static Failure refused(Throwable thrown) {
        Failure failure = (Failure) thrown;
        return Failure.forbidden(failure.code(), failure.text());
    }
}
