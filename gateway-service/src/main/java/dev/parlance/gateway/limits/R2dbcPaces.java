package dev.parlance.gateway.limits;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@link Paces} in PostgreSQL. */
final class R2dbcPaces implements Paces {

    private static final String KEEP = "SELECT passed, dues, clock FROM keep_pace($1, $2, $3, $4)";

    private final R2dbcOwnConnection connection;

    R2dbcPaces(R2dbcOwnConnection connection) {
        this.connection = connection;
    }

    @Override
    public Mono<List<Stride>> take(List<Step> steps) {
        SequencedMap<String, Group> groups = groups(steps);
        return connection.with(open -> ask(open, groups)).map(answer -> answer.spread(steps, groups));
    }

    /** Sorted, because everybody locks rows in the same order. */
    private static SequencedMap<String, Group> groups(List<Step> steps) {
        SequencedMap<String, Group> groups = new TreeMap<>();
        for (Step step : steps) {
            groups.computeIfAbsent(step.subject(), subject -> new Group(step.pace())).wanted++;
        }
        int place = 0;
        for (Group group : groups.values()) {
            group.place = place++;
        }
        return groups;
    }

    private static Mono<Answer> ask(Connection open, SequencedMap<String, Group> groups) {
        var statement = open.createStatement(KEEP).bind(0, groups.keySet().toArray(String[]::new))
                .bind(1, groups.values().stream().map(Group::step).toArray(Long[]::new))
                .bind(2, groups.values().stream().map(group -> group.pace.burst()).toArray(Integer[]::new))
                .bind(3, groups.values().stream().map(group -> group.wanted).toArray(Integer[]::new));
        return Flux.from(statement.execute()).flatMap(result -> result.map(Answer::of)).single();
    }

    /** Steps of one subject. */
    private static final class Group {

        private final Pace pace;

        private int wanted;

        private int place;

        private int told;

        Group(Pace pace) {
            this.pace = pace;
        }

        /** In microseconds, which is what the database counts in. */
        long step() {
            return TimeUnit.NANOSECONDS.toMicros(pace.stepNanos());
        }
    }

    private record Answer(Integer[] passed, Long[] due, long clock) {

        static Answer of(Readable row) {
            return new Answer(required(row, 0, Integer[].class), required(row, 1, Long[].class),
                    required(row, 2, Long.class));
        }

        private static <T> T required(Readable row, int column, Class<T> type) {
            return requireNonNull(row.get(column, type));
        }

        List<Stride> spread(List<Step> steps, SequencedMap<String, Group> groups) {
            Stride[] strides = new Stride[steps.size()];
            Arrays.setAll(strides, place -> stride(requireNonNull(groups.get(steps.get(place).subject()))));
            return Arrays.asList(strides);
        }

        private Stride stride(Group group) {
            int turn = group.told++;
            long later = Math.max(0, passed[group.place] - turn - 1) * group.step();
            return new Stride(turn < passed[group.place],
                    TimeUnit.MICROSECONDS.toNanos(due[group.place] - clock - later));
        }
    }
}
