package dev.parlance.gateway.limits;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.storage.StorageTimeout;
import dev.parlance.gateway.limits.Count.Reading;

/** Takes leftovers out of the windows they were counted in; in the order in which everybody locks their rows. */
final class R2dbcLeftovers {

    private final List<Line> lines;

    R2dbcLeftovers(List<Leftover> leftovers) {
        this.lines = leftovers.stream().sorted(Comparator.comparing(Leftover::account)).flatMap(R2dbcLeftovers::lines)
                .toList();
    }

    private static Stream<Line> lines(Leftover leftover) {
        return leftover.windows().stream().map(window -> new Line(leftover.account(), window, leftover.calls()));
    }

    Mono<Void> giveBack(DatabaseClient database) {
        return database.sql("SELECT give_back_calls(:accounts, :classes, :lengths, :ends, :calls)")
                .bind("accounts", column(Line::account, UUID[]::new))
                .bind("classes", column(line -> line.window().quota().kind(), String[]::new))
                .bind("lengths", column(line -> line.window().quota().window().seconds(), Integer[]::new))
                .bind("ends", column(line -> line.window().until(), Long[]::new))
                .bind("calls", column(Line::calls, Integer[]::new))
                .then().as(StorageTimeout::guard);
    }

    private <T> T[] column(Function<Line, T> value, IntFunction<T[]> array) {
        return lines.stream().map(value).toArray(array);
    }

    private record Line(UUID account, Reading window, int calls) {}
}
