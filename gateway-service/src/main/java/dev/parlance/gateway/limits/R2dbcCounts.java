package dev.parlance.gateway.limits;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.springframework.r2dbc.core.DatabaseClient;

import com.github.benmanes.caffeine.cache.Ticker;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.gateway.limits.Count.Reading;
import dev.parlance.gateway.limits.Round.Group;
import dev.parlance.gateway.limits.Round.Place;

/** {@link Counts} in PostgreSQL. */
final class R2dbcCounts implements Counts {

    private static final String COUNT = "SELECT passed, counted, ends, clock FROM count_calls($1, $2, $3, $4, $5)";

    private final R2dbcOwnConnection connection;

    private final DatabaseClient database;

    private final Ticker ticker;

    /** @param database for what is not in a hurry */
    R2dbcCounts(R2dbcOwnConnection connection, DatabaseClient database, Ticker ticker) {
        this.connection = connection;
        this.database = database;
        this.ticker = ticker;
    }

    @Override
    public Mono<List<Count>> count(List<Call> calls) {
        Count[] counts = new Count[calls.size()];
        List<Round> rounds = Round.of(calls);
        return connection.with(open -> count(open, rounds, counts)).thenReturn(Arrays.asList(counts));
    }

    @Override
    public Mono<Void> giveBack(List<Leftover> leftovers) {
        return new R2dbcLeftovers(leftovers).giveBack(database);
    }

    private Mono<Answer> count(Connection open, List<Round> rounds, Count[] counts) {
        Mono<Answer> first = count(open, rounds.getFirst(), counts);
        if (rounds.size() == 1) {
            return first;
        }
        var rest = Flux.fromIterable(rounds.subList(1, rounds.size()));
        return first.thenMany(rest.concatMap(round -> count(open, round, counts), 0)).last();
    }

    private Mono<Answer> count(Connection open, Round round, Count[] counts) {
        Collection<Group> groups = round.groups();
        Question question = Question.about(groups);
        long begun = ticker.read();
        var statement = open.createStatement(COUNT).bind(0, question.accounts).bind(1, question.classes)
                .bind(2, question.lengths).bind(3, question.limits).bind(4, question.wanted);
        return Flux.from(statement.execute()).flatMap(result -> result.map(row -> Answer.of(row, begun))).single()
                .doOnNext(answer -> answer.spread(groups, counts));
    }

    /** One entry for each window of each group. */
    private record Question(UUID[] accounts, String[] classes, Integer[] lengths, Integer[] limits, Integer[] wanted) {

        static Question about(Collection<Group> groups) {
            int size = groups.stream().mapToInt(group -> group.quotas().size()).sum();
            Question question = new Question(new UUID[size], new String[size], new Integer[size], new Integer[size],
                    new Integer[size]);
            int entry = 0;
            for (Group group : groups) {
                for (Quota quota : group.quotas()) {
                    question.set(entry++, group, quota);
                }
            }
            return question;
        }

        private void set(int entry, Group group, Quota quota) {
            accounts[entry] = group.account();
            classes[entry] = quota.kind();
            lengths[entry] = quota.window().seconds();
            limits[entry] = quota.limit();
            wanted[entry] = group.wanted();
        }
    }

    /**
     * As many entries as the question had.
     *
     * @param epoch what this process' clock would have shown in 1970, or earlier: it was read before the database's
     */
    private record Answer(Integer[] passed, Integer[] counted, Long[] ends, long epoch) {

        static Answer of(Readable row, long begun) {
            long clock = TimeUnit.MILLISECONDS.toNanos(required(row, 3, Long.class));
            return new Answer(required(row, 0, Integer[].class), required(row, 1, Integer[].class),
                    required(row, 2, Long[].class), begun - clock);
        }

        private static <T> T required(Readable row, int column, Class<T> type) {
            return requireNonNull(row.get(column, type));
        }

        void spread(Collection<Group> groups, Count[] counts) {
            int first = 0;
            for (Group group : groups) {
                int before = 0;
                for (Place place : group.places()) {
                    counts[place.number()] = count(group, first, before, place.wanted());
                    before += place.wanted();
                }
                first += group.quotas().size();
            }
        }

        private Count count(Group group, int first, int before, int wanted) {
            List<Reading> readings = IntStream.range(0, group.quotas().size())
                    .mapToObj(window -> reading(group.quotas().get(window), first + window, before + wanted)).toList();
            return new Count(Math.clamp(passed[first] - before, 0, wanted), readings);
        }

        /** Whoever passed first sees the window as it was before the others of its group. */
        private Reading reading(Quota quota, int entry, int upTo) {
            int later = Math.max(0, passed[entry] - upTo);
            long until = ends[entry];
            return new Reading(quota, counted[entry] - later, epoch + TimeUnit.SECONDS.toNanos(until), until);
        }
    }
}
