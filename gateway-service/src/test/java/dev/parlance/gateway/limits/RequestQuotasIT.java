package dev.parlance.gateway.limits;

import static dev.parlance.gateway.limits.CountingDatabase.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Several instances on one real database. */
class RequestQuotasIT {

    private static final CountingDatabase DATABASE = new CountingDatabase();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Quota DAY = new Quota("ai", Window.DAY, 500);

    private static final Quota HOUR = new Quota("analytics", Window.HOUR, 100);

    private static final Quota MINUTE = new Quota("ai", Window.MINUTE, 20);

    private final UUID account = UUID.randomUUID();

    private final R2dbcCounts counts = DATABASE.counts();

    @AfterEach
    void disconnect() {
        DATABASE.disconnect();
    }

    @Test
    void letsExactlyAsManyPassAsTheWindowHoldsOverThreeInstances() {
        List<RequestQuotas> instances = IntStream.range(0, 3).mapToObj(instance -> DATABASE.quotas()).toList();

        List<Verdict> verdicts = Flux.range(0, 2_000)
                .flatMap(turn -> instances.get(turn % 3).take(account, List.of(DAY)).subscribeOn(Schedulers.parallel()),
                        64)
                .collectList().block(PATIENCE);

        assertThat(verdicts).filteredOn(Verdict::passes).hasSize(500);
        assertThat(verdicts).filteredOn(verdict -> !verdict.passes()).allMatch(verdict -> verdict.remaining() == 0);
    }

    @Test
    void letsExactlyAsManyPassWhereMostAreCountedAhead() {
        Quota large = new Quota("ai", Window.DAY, 20_000);
        List<RequestQuotas> instances = IntStream.range(0, 3).mapToObj(instance -> DATABASE.quotas()).toList();

        List<Verdict> verdicts = Flux.range(0, 30_000)
                .flatMap(turn -> instances.get(turn % 3).take(account, List.of(large))
                        .subscribeOn(Schedulers.parallel()), 64)
                .collectList().block(PATIENCE);

        assertThat(verdicts).filteredOn(Verdict::passes).hasSize(20_000);
    }

    @Test
    void givesBackWhatWasCountedAheadAndNeverCame() {
        Quota large = new Quota("ai", Window.DAY, 20_000);
        RequestQuotas quotas = DATABASE.quotas();
        List<Verdict> verdicts = Flux.range(0, 100).concatMap(turn -> quotas.take(account, List.of(large)))
                .collectList().block(PATIENCE);
        assertThat(count(call(account, large), 1).getFirst().readings().getFirst().used()).isGreaterThan(101);

        quotas.giveBackAll().block(PATIENCE);

        assertThat(verdicts).extracting(Verdict::remaining)
                .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(turn -> 19_999 - turn).toList());
        assertThat(count(call(account, large), 1).getFirst().readings().getFirst().used()).isEqualTo(102);
    }

    @Test
    void tellsEachCallerHowManyAreLeft() {
        RequestQuotas quotas = DATABASE.quotas();

        List<Verdict> verdicts = Flux.range(0, 120).flatMap(turn -> quotas.take(account, List.of(HOUR)), 120)
                .collectList().block(PATIENCE);

        assertThat(verdicts).filteredOn(Verdict::passes).extracting(Verdict::remaining)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void countsInNoWindowWhatOneOfThemRefuses() {
        Quota tight = new Quota("any", Window.HOUR, 3);

        List<Count> counted = count(call(account, DAY, tight), 5);

        assertThat(counted).extracting(Count::passes).containsExactly(true, true, true, false, false);
        assertThat(count(call(account, DAY), 1).getFirst().readings().getFirst().used()).isEqualTo(4);
        assertThat(count(call(account, tight), 1).getFirst().passes()).isFalse();
    }

    @Test
    void countsTogetherWhatMeetsInOneWindow() {
        Quota any = new Quota("any", Window.MINUTE, 6);

        List<Count> counted = counts.count(List.of(call(account, MINUTE, any), call(account, any),
                call(account, MINUTE, any), call(account, any), call(account, any), call(account, any),
                call(account, any))).block(PATIENCE);

        assertThat(counted).filteredOn(Count::passes).hasSize(6);
    }

    @Test
    void beginsAnewWithTheNextWindow() throws Exception {
        assertThat(count(call(account, MINUTE), 21).getLast().passes()).isFalse();

        DATABASE.turnBackMinutes();

        assertThat(count(call(account, MINUTE), 1).getFirst().readings().getFirst().used()).isEqualTo(1);
    }

    @Test
    void countsInTheWindowThatHasBegunSinceTheClockWasRead() throws Exception {
        count(call(account, MINUTE), 5);
        DATABASE.sql("UPDATE minute_counts SET begins = begins + 60 WHERE account = '" + account + "'");

        assertThat(count(call(account, MINUTE), 1).getFirst().readings().getFirst().used()).isEqualTo(6);
    }

    @Test
    void beginsAnewWhenTheClockWasSetBack() throws Exception {
        count(call(account, MINUTE), 20);
        DATABASE.sql("UPDATE minute_counts SET begins = begins + 3600 WHERE account = '" + account + "'");

        assertThat(count(call(account, MINUTE), 1).getFirst().readings().getFirst().used()).isEqualTo(1);
    }

    @Test
    void asksNobodyAboutFullWindow() throws Exception {
        RequestQuotas quotas = DATABASE.quotas();
        Flux.range(0, 21).concatMap(turn -> quotas.take(account, List.of(MINUTE))).blockLast(PATIENCE);
        DATABASE.sql("DELETE FROM minute_counts WHERE account = '" + account + "'");

        assertThat(quotas.take(account, List.of(MINUTE)).block(PATIENCE).passes()).isFalse();
        assertThat(DATABASE.quotas().take(account, List.of(MINUTE)).block(PATIENCE).passes()).isTrue();
    }

    @Test
    void asksAgainWhenThePlanIsWidened() {
        RequestQuotas quotas = DATABASE.quotas();
        Flux.range(0, 21).concatMap(turn -> quotas.take(account, List.of(MINUTE))).blockLast(PATIENCE);

        Verdict wider = quotas.take(account, List.of(new Quota("ai", Window.MINUTE, 200))).block(PATIENCE);

        assertThat(wider.passes()).isTrue();
        assertThat(wider.remaining()).isEqualTo(200 - 21);
    }

    @Test
    void saysOfSeveralWindowsHowTheTightestStands() {
        Verdict verdict = DATABASE.quotas().take(account, List.of(DAY, MINUTE)).block(PATIENCE);

        assertThat(verdict.limit()).isEqualTo(20);
        assertThat(verdict.remaining()).isEqualTo(19);
        assertThat(verdict.reset()).isBetween(1L, 60L);
    }

    private List<Count> count(Call call, int times) {
        return Flux.range(0, times).concatMap(turn -> counts.count(List.of(call))).map(List::getFirst).collectList()
                .block(PATIENCE);
    }
}
