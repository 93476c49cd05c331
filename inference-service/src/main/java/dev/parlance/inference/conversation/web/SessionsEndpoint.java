package dev.parlance.inference.conversation.web;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
import dev.parlance.inference.conversation.Dialogues;
import dev.parlance.inference.conversation.KeptSession;
import dev.parlance.inference.conversation.KeptSessions;
import dev.parlance.inference.conversation.KeptTurn;
import dev.parlance.inference.conversation.Kind;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.conversation.Wanted;
import dev.parlance.inference.conversation.web.SessionsView.Meta;
import dev.parlance.inference.conversation.web.SessionsView.Removed;
import dev.parlance.inference.conversation.web.SessionsView.SessionView;

/** {@code /api/v1/sessions}: the sessions of the support and the app chat. */
@RestController
class SessionsEndpoint {

    private static final Set<Kind> CHATS = Set.of(Kind.CHAT);

    private static final int USUAL_PAGE = 20;

    private static final int LARGEST_PAGE = 100;

    private static final int LAST_PAGE = 10_000;

    /** Of each session in a list. */
    private static final int LISTED_TURNS = 20;

    private final KeptSessions sessions;

    private final Dialogues dialogues;

    private final TurnText text;

    SessionsEndpoint(KeptSessions sessions, Dialogues dialogues, JsonMapper json) {
        this.sessions = sessions;
        this.dialogues = dialogues;
        this.text = new TurnText(json, "created_at");
    }

    @GetMapping("/api/v1/sessions")
    Mono<SessionsView> list(Caller caller, @RequestParam Map<String, String> query) {
        int page = Parameter.number("page", query.get("page"), 1, 1, LAST_PAGE);
        int perPage = Parameter.number("per_page", query.get("per_page"), USUAL_PAGE, 1, LARGEST_PAGE);
        boolean all = Parameter.flag("include_all", query.get("include_all"));
        boolean messages = Parameter.flag("include_messages", query.get("include_messages"));
        Wanted wanted = Wanted.all(caller.account(), Kind.CHAT).with(all ? null : caller.key());
        return sessions.list(wanted, (page - 1) * perPage, perPage + 1).flatMap(found -> {
            List<KeptSession> shown = found.subList(0, Math.min(perPage, found.size()));
            Meta meta = new Meta(page, perPage, found.size() > perPage);
            return views(caller.account(), shown, messages).map(views -> new SessionsView(true, views, meta));
        });
    }

    private Mono<List<SessionView>> views(UUID account, List<KeptSession> shown, boolean messages) {
        if (!messages || shown.isEmpty()) {
            return Mono.just(shown.stream().map(session -> SessionView.of(session, null)).toList());
        }
        return sessions.latest(account, shown.stream().map(KeptSession::id).toList(), LISTED_TURNS)
                .map(turns -> turns.stream().collect(Collectors.groupingBy(KeptTurn::session)))
                .map(turns -> shown.stream().map(session -> view(session, turns.get(session.id()))).toList());
    }

    private SessionView view(KeptSession session, @Nullable List<KeptTurn> turns) {
        String messages = turns == null ? "" : turns.stream().map(text::messages).collect(Collectors.joining(","));
        return SessionView.of(session, "[" + messages + "]");
    }

    @GetMapping("/api/v1/sessions/{id}")
    Mono<ResponseEntity<Flux<DataBuffer>>> get(Caller caller, @PathVariable String id) {
        return sessions.find(caller.account(), CHATS, named(id).value())
                .switchIfEmpty(Mono.error(SessionsEndpoint::unknown))
                .map(session -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                        .body(history(caller, session)));
    }

    private Flux<DataBuffer> history(Caller caller, KeptSession session) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("success", true);
        head.put("session_id", new SessionId(session.id()).text());
        head.put("created_at", session.createdAt().truncatedTo(ChronoUnit.SECONDS));
        head.put("last_at", session.lastAt().truncatedTo(ChronoUnit.SECONDS));
        head.put("total_tokens", session.tokens());
        head.put("preview", session.preview().strip());
        String object = text.json().writeValueAsString(head);
        return text.history(object.substring(0, object.length() - 1),
                sessions.turns(Wanted.all(caller.account(), Kind.CHAT), session.id()));
    }

    @GetMapping("/api/v1/sessions/export.jsonl")
    ResponseEntity<Flux<DataBuffer>> export(Caller caller) {
        return text.file("sessions.jsonl",
                sessions.turns(Wanted.all(caller.account(), Kind.CHAT), null).map(SessionsEndpoint::line));
    }

    private static Map<String, Object> line(KeptTurn turn) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("session_id", new SessionId(turn.session()).text());
        line.put("turn_id", turn.id());
        line.put("asked_at", turn.askedAt());
        line.put("ended_at", turn.endedAt());
        line.put("question", turn.question());
        line.put("answer", turn.answer());
        line.put("state", turn.state());
        line.put("model", turn.model());
        line.put("prompt_tokens", turn.promptTokens());
        line.put("completion_tokens", turn.completionTokens());
        line.put("sources", new RawValue(turn.sources()));
        return line;
    }

    @DeleteMapping("/api/v1/sessions/{id}")
    Mono<Removed> remove(Caller caller, @PathVariable String id) {
        SessionId session = named(id);
        boolean forgotten = dialogues.forget(caller.account(), Kind.CHAT, session);
        return sessions.remove(caller.account(), CHATS, session.value())
                .filter(removed -> removed || forgotten)
                .switchIfEmpty(Mono.error(SessionsEndpoint::unknown))
                .thenReturn(new Removed(true, 1));
    }

    @DeleteMapping("/api/v1/sessions")
    Mono<Removed> removeAll(Caller caller) {
        long forgotten = dialogues.forgetAll(caller.account(), Kind.CHAT);
        return sessions.removeAll(Wanted.all(caller.account(), Kind.CHAT))
                .map(removed -> new Removed(true, removed + forgotten));
    }

    private static SessionId named(String id) {
        return SessionId.parse(id).orElseThrow(SessionsEndpoint::unknown);
    }

    private static Failure unknown() {
        return Failure.notFound("session");
    }
}
