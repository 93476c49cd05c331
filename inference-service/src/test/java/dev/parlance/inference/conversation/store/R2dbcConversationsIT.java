package dev.parlance.inference.conversation.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.InferenceApplication;
import dev.parlance.inference.conversation.Conversations;
import dev.parlance.inference.conversation.Kind;
import dev.parlance.inference.conversation.Outcome;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.conversation.Turn.Exchange;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.Source;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.testkit.contract.EventContract;
import dev.parlance.testkit.servers.OnRealServers;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for sessions on a real PostgreSQL. */
@SpringBootTest(classes = InferenceApplication.class, properties = "spring.config.name=inference-service")
@ContextConfiguration(initializers = OnRealServers.class)
class R2dbcConversationsIT {

    private static final UUID ACCOUNT = new UUID(1, 1);

    private static final Caller CALLER = caller(ACCOUNT);

    private static final Caller STRANGER = caller(new UUID(2, 2));

    @Autowired
    private Conversations conversations;

    @Autowired
    private DatabaseClient database;

    @Test
    void goesOnWhereTheSessionWasLeft() {
        Turn first = get(conversations.ask(CALLER, Kind.CHAT, null, "What?"));
        get(conversations.conclude(first, answer("That."), Outcome.WHOLE));
        Turn second = get(conversations.ask(CALLER, Kind.CHAT, first.session(), "And why?"));

        assertThat(second.session()).isEqualTo(first.session());
        assertThat(second.before()).containsExactly(new Exchange("What?", "That."));
    }

    @Test
    void remembersTheLatestSixTurnsInOrder() {
        SessionId session = get(conversations.ask(CALLER, Kind.CHAT, null, "0")).session();
        Flux.range(1, 8).concatMap(i -> conversations.ask(CALLER, Kind.CHAT, session, "" + i)).blockLast();

        assertThat(get(conversations.ask(CALLER, Kind.CHAT, session, "9")).earlierQuestions())
                .containsExactly("3", "4", "5", "6", "7", "8");
    }

    @Test
    void refusesSessionOfAnotherAccountLikeOneThatNeverWas() {
        SessionId mine = get(conversations.ask(CALLER, Kind.CHAT, null, "Mine?")).session();

        for (SessionId session : List.of(mine, SessionId.next())) {
            StepVerifier.create(conversations.ask(STRANGER, Kind.CHAT, session, "Yours?")).verifyErrorMatches(
                    unknown -> unknown instanceof Failure failure && failure.status() == 404
                            && failure.text().equals("There is no such session."));
        }
    }

    @Test
    void writesNothingIntoForeignSession() {
        SessionId mine = get(conversations.ask(CALLER, Kind.CHAT, null, "Mine?")).session();
        get(conversations.ask(STRANGER, Kind.CHAT, mine, "Yours?").onErrorComplete().thenReturn(mine));

        assertThat(count("SELECT count(*) FROM turn WHERE session = '" + mine.value() + "'")).isEqualTo(1);
    }

    @Test
    void keepsAnswerWithItsSourcesModelAndTokens() {
        Turn turn = get(conversations.ask(CALLER, Kind.CHAT, null, "What?"));
        get(conversations.conclude(turn, answer("That \0[1]."), Outcome.WHOLE));

        assertThat(row(turn)).containsEntry("answer", "That [1].").containsEntry("state", "whole")
                .containsEntry("model", "small-1").containsEntry("prompt_tokens", 9)
                .containsEntry("completion_tokens", 2).containsEntry("document", "Policy");
    }

    @Test
    void keepsFirstEndOfTurn() {
        Turn turn = get(conversations.ask(CALLER, Kind.CHAT, null, "What?"));
        get(conversations.conclude(turn, answer("Whole."), Outcome.WHOLE));
        get(conversations.conclude(turn, answer("Who"), Outcome.CUT));

        assertThat(row(turn)).containsEntry("answer", "Whole.").containsEntry("state", "whole");
    }

    @Test
    void knowsNoSessionOfAnotherKind() {
        SessionId mine = get(conversations.ask(CALLER, Kind.CHAT, null, "Mine?")).session();

        StepVerifier.create(conversations.ask(CALLER, Kind.WORKSPACE, mine, "Yours?"))
                .verifyErrorMatches(unknown -> unknown instanceof Failure failure && failure.status() == 404);
    }

    @Test
    void tellsTheEndOfATurnOnceAndWithoutItsWords() {
        Turn turn = get(conversations.ask(CALLER, Kind.CHAT, null, "Secretly?"));
        get(conversations.conclude(turn, answer("Whispered."), Outcome.WHOLE));
        get(conversations.conclude(turn, answer("Who"), Outcome.CUT));

        List<String> facts = get(database
                .sql("SELECT convert_from(data, 'UTF8') AS data FROM outbox WHERE subject = :id"
                        + " AND type = 'inference.turn-concluded.v1'")
                .bind("id", turn.session().text())
                .map(row -> row.get("data", String.class)).all().collectList());
        assertThat(facts).singleElement().asString().contains("\"outcome\":\"whole\"", turn.id().toString())
                .doesNotContain("Secretly").doesNotContain("Whispered");
        assertThat(EventContract.of("inference.turn-concluded.v1").violations(facts.getFirst())).isEmpty();
    }

    private static Caller caller(UUID account) {
        return new Caller(account, new UUID(account.getMostSignificantBits(), 7), Set.of(), "pro", "r");
    }

    private Map<String, Object> row(Turn turn) {
        return get(database.sql("SELECT *, sources -> 0 ->> 'document_name' AS document FROM turn WHERE id = :id")
                .bind("id", turn.id()).fetch().one());
    }

    private long count(String sql) {
        return (Long) get(database.sql(sql).fetch().one()).values().iterator().next();
    }

    private static Answer answer(String text) {
        Answer answer = new Answer();
        List.of(new Part.Start("small-1", null), new Part.Delta(text),
                new Part.Sources(List.of(new Source("Policy", 0.5, "d1", 1, null, "a"))),
                new Part.Usage(new TokenUsage(9, 2, 0, false)), new Part.End("stop")).forEach(answer::add);
        return answer;
    }

    private static <T> T get(Mono<T> mono) {
        return mono.block(Duration.ofSeconds(10));
    }
}
