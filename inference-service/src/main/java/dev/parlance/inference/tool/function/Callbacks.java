package dev.parlance.inference.tool.function;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.hook.HookAnswer;
import dev.parlance.inference.hook.Hooks;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.tool.Tool;

/** Calls functions at the addresses they are called back at. */
public final class Callbacks {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    /** More than any model reads. */
    private static final int LARGEST_ANSWER = 2 * 1024 * 1024;

    private final Hooks hooks;

    private final Clock clock;

    private final JsonMapper json;

    public Callbacks(Hooks hooks, Clock clock, JsonMapper json) {
        this.hooks = hooks;
        this.clock = clock;
        this.json = json;
    }

    /** @param definition of a function, judged */
    public Tool function(JsonNode definition) {
        return new ProtocolFunction(definition, this);
    }

    Mono<HookAnswer> call(URI address, JsonNode headers, String name, ObjectNode arguments, Inquiry inquiry) {
        return Mono.defer(() -> hooks.post(inquiry.caller().account(), address, headers,
                json.writeValueAsBytes(message(name, arguments, inquiry)), LARGEST_ANSWER));
    }

    private ObjectNode message(String name, ObjectNode arguments, Inquiry inquiry) {
        ObjectNode message = json.createObjectNode().put("type", "tool_call");
        message.putObject("function").put("name", name).set("content", arguments);
        ObjectNode context = message.putObject("context").put("externalUserId", inquiry.user());
        ObjectNode metadata = context.putObject("metadata");
        inquiry.metadata().forEach(metadata::put);
        context.put("callSource", inquiry.source()).put("conversationToken", inquiry.conversation())
                .put("moment", MOMENT.format(clock.instant().atOffset(ZoneOffset.UTC)));
        return message;
    }
}
