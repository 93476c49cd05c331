package dev.parlance.inference.gateway.worker;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.hook.HookAnswer;
import dev.parlance.inference.hook.Hooks;
import dev.parlance.inference.inquiry.Inquiry;

/**
 * Tells workers of events and hears what they say. A worker that cannot be reached lets nothing pass; where it is our own
 * fault that it was not asked, that is the failure.
 */
final class WorkerLine {

    private static final Logger log = LoggerFactory.getLogger(WorkerLine.class);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private static final String ACTION = "application/json+worker-action";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private final Hooks hooks;

    private final Clock clock;

    private final JsonMapper json;

    WorkerLine(Hooks hooks, Clock clock, JsonMapper json) {
        this.hooks = hooks;
        this.clock = clock;
        this.json = json;
    }

    /** @param data what the event is about; who asks is added here */
    Mono<Verdict> tell(UUID gateway, URI worker, String event, ObjectNode data, Inquiry inquiry) {
        return Mono.defer(() -> hooks.post(inquiry.caller().account(), worker, JsonNodeFactory.instance.objectNode(),
                json.writeValueAsBytes(message(gateway, event, data, inquiry)), LARGEST_ANSWER))
                .timeout(PATIENCE).onErrorResume(thrown -> !(thrown instanceof Failure), WorkerLine::unreached)
                .map(this::verdict).defaultIfEmpty(new Verdict.Stop());
    }

    private ObjectNode message(UUID gateway, String event, ObjectNode data, Inquiry inquiry) {
        ObjectNode message = json.createObjectNode().put("gatewayId", gateway.toString())
                .put("moment", MOMENT.format(clock.instant().atOffset(ZoneOffset.UTC)));
        message.putObject("event").put("name", event).set("data", data);
        ObjectNode metadata = data.put("origin", inquiry.source()).put("externalUserId", inquiry.user())
                .putObject("metadata");
        inquiry.metadata().forEach(metadata::put);
        return message;
    }

    private Verdict verdict(HookAnswer answer) {
        if (!answer.isSuccess()) {
            return new Verdict.Stop();
        }
        return isAction(answer.contentType()) ? action(answer.text()) : new Verdict.Continue();
    }

    private static boolean isAction(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(ACTION);
    }

    private Verdict action(String text) {
        try {
            return new Verdict.Act(json.readTree(text));
        } catch (JacksonException malformed) {
            throw Rewriting.unclear("It is not valid JSON.");
        }
    }

    private static Mono<HookAnswer> unreached(Throwable thrown) {
        log.warn("A worker was not reached: {}", thrown.getClass().getSimpleName());
        return Mono.empty();
    }
}
