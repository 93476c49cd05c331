package dev.parlance.inference.conversation.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.InferenceApplication;
import dev.parlance.inference.brand.BrandProfile;
import dev.parlance.inference.brand.BrandProfiles;
import dev.parlance.inference.conversation.Conversations;
import dev.parlance.inference.conversation.KeptCompletion;
import dev.parlance.inference.conversation.KeptCompletions;
import dev.parlance.inference.conversation.KeptSession;
import dev.parlance.inference.conversation.KeptSessions;
import dev.parlance.inference.conversation.KeptTurn;
import dev.parlance.inference.conversation.Kind;
import dev.parlance.inference.conversation.Outcome;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.conversation.Wanted;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.testkit.servers.OnRealServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for conversations that are looked at, on a real PostgreSQL. */
@SpringBootTest(classes = InferenceApplication.class, properties = "spring.config.name=inference-service")
@ContextConfiguration(initializers = OnRealServers.class)
class R2dbcKeptSessionsIT {

    private final UUID account = UUID.randomUUID();

    private final Caller caller = new Caller(account, UUID.randomUUID(), Set.of(), "free", "r");

    @Autowired
    private Conversations conversations;

    @Autowired
    private KeptSessions sessions;

    @Autowired
    private KeptCompletions completions;

    @Autowired
    private BrandProfiles brands;

    @Autowired
    private DatabaseClient database;

    @Test
    void listsTheLatestFirstWithTokensAndPreview() {
        say(Kind.CHAT, "One?", "First.");
        UUID second = say(Kind.CHAT, "Two?", "Second.");

        List<KeptSession> listed = get(sessions.list(chats(), 0, 10));

        assertThat(listed).hasSize(2).first().matches(session -> session.id().equals(second));
        assertThat(listed).extracting(KeptSession::preview).containsExactly("Second.", "First.");
        assertThat(listed).allMatch(session -> session.tokens() == 11 && session.model().equals("small-1"));
        assertThat(get(sessions.list(chats(), 1, 10))).hasSize(1);
    }

    @Test
    void listsWhatIsWantedAlone() {
        say(Kind.CHAT, "One?", "First.");
        say(Kind.WORKSPACE, "Two?", "Second.");

        assertThat(get(sessions.list(chats(), 0, 10))).hasSize(1);
        assertThat(get(sessions.list(chats().with(caller.key()), 0, 10))).hasSize(1);
        assertThat(get(sessions.list(chats().with(UUID.randomUUID()), 0, 10))).isEmpty();
        Wanted model = new Wanted(account, Set.of(Kind.CHAT, Kind.WORKSPACE), null, null, "small-1", null);
        assertThat(get(sessions.list(model, 0, 10))).hasSize(2);
        Wanted user = new Wanted(account, Set.of(Kind.CHAT), null, null, null, "u");
        assertThat(get(sessions.list(user, 0, 10))).isEmpty();
    }

    @Test
    void readsEveryTurnOverManyPages() {
        UUID session = say(Kind.CHAT, "0", "a");
        Flux.range(1, 250).concatMap(i -> conversations.ask(caller, Kind.CHAT, new SessionId(session), "" + i))
                .blockLast(Duration.ofSeconds(30));
        say(Kind.CHAT, "Another?", "b");

        List<KeptTurn> turns = get(sessions.turns(chats(), session).collectList());

        assertThat(turns).hasSize(251).isSortedAccordingTo((one, next) -> one.id().compareTo(next.id()));
        assertThat(get(sessions.turns(chats(), null).collectList())).hasSize(252);
        assertThat(get(sessions.latest(account, List.of(session), 3))).extracting(KeptTurn::question)
                .containsExactly("248", "249", "250");
    }

    @Test
    void forgetsWithAllThatWasSaid() {
        UUID session = say(Kind.CHAT, "One?", "First.");
        say(Kind.CHAT, "Two?", "Second.");

        assertThat(get(sessions.remove(UUID.randomUUID(), Set.of(Kind.CHAT), session))).isFalse();
        assertThat(get(sessions.remove(account, Set.of(Kind.WORKSPACE), session))).isFalse();
        assertThat(get(sessions.remove(account, Set.of(Kind.CHAT), session))).isTrue();
        assertThat(get(sessions.removeAll(chats()))).isEqualTo(1);
        assertThat(get(database.sql("SELECT count(*) AS left FROM turn WHERE account = :account")
                .bind("account", account).map(row -> row.get("left", Long.class)).one())).isZero();
    }

    @Test
    void forgetsByPlanWhatIsPastItsTime() {
        UUID old = say(Kind.CHAT, "Old?", "a");
        UUID fresh = say(Kind.CHAT, "Fresh?", "b");
        get(database.sql("UPDATE session SET last_at = :then WHERE id = :id").bind("id", old)
                .bind("then", Instant.now().minus(Duration.ofHours(3))).then().thenReturn(true));

        Instant twoHoursAgo = Instant.now().minus(Duration.ofHours(2));
        get(sessions.forget(Set.of("pro"), false, twoHoursAgo));
        assertThat(get(sessions.list(chats(), 0, 10))).hasSize(2);
        get(sessions.forget(Set.of("free"), true, twoHoursAgo));
        assertThat(get(sessions.list(chats(), 0, 10))).hasSize(2);
        get(sessions.forget(Set.of("free"), false, twoHoursAgo));

        assertThat(get(sessions.list(chats(), 0, 10))).extracting(KeptSession::id).containsExactly(fresh);
    }

    @Test
    void keepsCompletionsInGroupsAndOneForEachToken() {
        get(completions.add(List.of(completion("t", "first"), completion(null, "alone"))).thenReturn(true));
        get(completions.add(List.of(completion("t", "again"), completion(null, "alone too"))).thenReturn(true));

        Wanted wanted = Wanted.all(account, Kind.COMPLETION);
        List<KeptSession> listed = get(sessions.list(wanted, 0, 10));
        assertThat(listed).hasSize(3).extracting(KeptSession::preview).containsExactlyInAnyOrder("again", "alone",
                "alone too");
        assertThat(listed).allMatch(one -> "u".equals(one.user()) && one.metadata().equals("{\"a\": \"b\"}"));
        assertThat(get(sessions.turns(wanted, null).collectList())).hasSize(3)
                .allMatch(turn -> "[{\"role\":\"user\"}]".equals(turn.messages()) && turn.state().equals("whole"));
    }

    private KeptCompletion completion(@Nullable String token, String answer) {
        return new KeptCompletion(Ids.next(), Ids.next(), account, null, "pro", "m", "m", "u", token, "{\"a\":\"b\"}",
                "[{\"role\":\"user\"}]", "q", answer, Outcome.WHOLE, 1, 2, Instant.now(), Instant.now());
    }

    @Test
    void keepsOneBrandProfileForEachAccount() {
        BrandProfile profile = new BrandProfile("Nordlicht", "Light", "dry", List.of("Norway"));
        get(brands.put(account, BrandProfile.EMPTY).thenReturn(true));
        get(brands.put(account, profile).thenReturn(true));

        assertThat(get(brands.get(account))).isEqualTo(profile);
        assertThat(get(brands.get(UUID.randomUUID()))).isEqualTo(BrandProfile.EMPTY);
    }

    private Wanted chats() {
        return Wanted.all(account, Kind.CHAT);
    }

    private UUID say(Kind kind, String question, String text) {
        Turn turn = get(conversations.ask(caller, kind, null, question));
        Answer answer = new Answer();
        List.of(new Part.Start("small-1", null), new Part.Delta(text),
                new Part.Usage(new TokenUsage(9, 2, 0, false)), new Part.End("stop")).forEach(answer::add);
        get(conversations.conclude(turn, answer, Outcome.WHOLE).thenReturn(turn));
        return turn.session().value();
    }

    private static <T> T get(Mono<T> mono) {
        return mono.block(Duration.ofSeconds(20));
    }
}
