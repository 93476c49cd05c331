package dev.parlance.inference.conversation.web;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.conversation.Dialogues;
import dev.parlance.inference.conversation.KeptSession;
import dev.parlance.inference.conversation.KeptSessions;
import dev.parlance.inference.conversation.KeptTurn;
import dev.parlance.inference.conversation.Kind;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.conversation.Wanted;

/** {@code /api/v1/conversations}: all conversations of an account, completions among them. */
@RestController
class ConversationsEndpoint {

    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    private static final int USUAL = 50;

    private static final int MOST = 200;

    private static final int FARTHEST = 1_000_000;

    private final KeptSessions sessions;

    private final Dialogues dialogues;

    private final TurnText text;

    ConversationsEndpoint(KeptSessions sessions, Dialogues dialogues, JsonMapper json) {
        this.sessions = sessions;
        this.dialogues = dialogues;
        this.text = new TurnText(json, "createdAt");
    }

    @GetMapping("/api/v1/conversations")
    Mono<ConversationView.Page> list(Caller caller, @RequestParam Map<String, String> query) {
        int limit = Parameter.number("limit", query.get("limit"), USUAL, 1, MOST);
        int offset = Parameter.number("offset", query.get("offset"), 0, 0, FARTHEST);
        return sessions.list(wanted(caller, query), offset, limit + 1).map(found -> page(found, limit));
    }

    private static ConversationView.Page page(List<KeptSession> found, int limit) {
        return new ConversationView.Page(found.stream().limit(limit).map(ConversationView::of).toList(),
                found.size() > limit);
    }

    @GetMapping("/api/v1/conversations/{id}")
    Mono<ResponseEntity<Flux<DataBuffer>>> get(Caller caller, @PathVariable String id) {
        return sessions.find(caller.account(), ALL, named(id))
                .switchIfEmpty(Mono.error(ConversationsEndpoint::unknown))
                .map(session -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                        .body(history(caller, session)));
    }

    private Flux<DataBuffer> history(Caller caller, KeptSession session) {
        String object = text.json().writeValueAsString(ConversationView.of(session));
        Wanted wanted = new Wanted(caller.account(), ALL, null, null, null, null);
        return text.history(object.substring(0, object.length() - 1), sessions.turns(wanted, session.id()));
    }

    @GetMapping("/api/v1/conversations/export.jsonl")
    ResponseEntity<Flux<DataBuffer>> export(Caller caller, @RequestParam Map<String, String> query) {
        return text.file("conversations.jsonl", sessions.turns(wanted(caller, query), null).map(this::line));
    }

    private Map<String, Object> line(KeptTurn turn) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("conversationId", turn.session());
        line.put("kind", turn.kind().word());
        line.put("turnId", turn.id());
        line.put("askedAt", turn.askedAt());
        line.put("endedAt", turn.endedAt());
        line.put("state", turn.state());
        line.put("model", turn.model());
        line.put("promptTokens", turn.promptTokens());
        line.put("completionTokens", turn.completionTokens());
        line.put("messages", new RawValue("[" + text.messages(turn) + "]"));
        return line;
    }

    @DeleteMapping("/api/v1/conversations/{id}")
    Mono<Void> remove(Caller caller, @PathVariable String id) {
        UUID session = named(id);
        boolean forgotten = dialogues.forget(caller.account(), Kind.CHAT, new SessionId(session))
                || dialogues.forget(caller.account(), Kind.WORKSPACE, new SessionId(session));
        return sessions.remove(caller.account(), ALL, session)
                .filter(removed -> removed || forgotten)
                .switchIfEmpty(Mono.error(ConversationsEndpoint::unknown)).then();
    }

    private static Wanted wanted(Caller caller, Map<String, String> query) {
        return new Wanted(caller.account(), kinds(query.get("kind")), Parameter.id("key", query.get("key")),
                Parameter.id("gateway", query.get("gateway")), Parameter.text(query.get("model")),
                Parameter.text(query.get("user")));
    }

    private static Set<Kind> kinds(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return ALL;
        }
        return ALL.stream().filter(kind -> kind.word().equals(given)).findFirst().map(Set::of).orElseThrow(
                () -> Failure.invalid("kind", "The parameter 'kind' takes 'chat', 'workspace' or 'completion'."));
    }

    private static UUID named(String id) {
        return Ids.parse(id).orElseThrow(ConversationsEndpoint::unknown);
    }

    private static Failure unknown() {
        return Failure.notFound("conversation");
    }
}
