package dev.parlance.knowledge.document.entry;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.document.entry.Entries.Scope;
import dev.parlance.knowledge.document.entry.Entries.Stored;

/**
 * One import, from its bytes to its report. It holds a batch of lines and reads on when that is stored. Broken off, it has
 * stored whole batches; sent again, it passes over what is stored already.
 */
final class EntryImport {

    private final Entries entries;

    private final Upload upload;

    private final Lines lines;

    private final LineReader reader = new LineReader();

    private final BatchCut cut = new BatchCut();

    private final KeyPrints named = new KeyPrints();

    private long read;

    private boolean allNamed = true;

    EntryImport(Entries entries, Upload upload, int longestLine) {
        this.entries = entries;
        this.upload = upload;
        this.lines = new Lines(longestLine);
    }

    Mono<ImportReport> run(Flux<byte[]> content) {
        return content.publishOn(Schedulers.parallel(), 1)
                .concatMapIterable(lines::next, 1)
                .concatWith(Flux.defer(() -> Flux.fromIterable(lines.rest())))
                .map(this::read)
                .bufferUntil(cut, true)
                .concatMap(this::store, 1)
                .reduce(ImportReport.NOTHING, ImportReport::plus)
                .flatMap(this::finished);
    }

    private ReadLine read(Line line) {
        read++;
        ReadLine found = read > upload.mostLines()
                ? new ReadLine.Bad(line.number(), null, "too_many_lines",
                        "The plan takes %,d lines in one import.".formatted(upload.mostLines()))
                : reader.read(line);
        note(found);
        return found;
    }

    private void note(ReadLine line) {
        String key = switch (line) {
            case ReadLine.Good good -> good.entry().key();
            case ReadLine.Bad bad -> bad.key();
        };
        if (key == null) {
            allNamed = false;
        } else if (upload.wholeCollection()) {
            named.add(key);
        }
    }

    private Mono<ImportReport> store(List<ReadLine> batch) {
        List<ReadLine.Good> good = only(ReadLine.Good.class, batch);
        List<ReadLine.Bad> bad = only(ReadLine.Bad.class, batch);
        Mono<ImportReport> stored = good.isEmpty() ? Mono.just(ImportReport.NOTHING) : storeGood(good);
        return stored.map(report -> report.plus(new ImportReport(0, bad.size(), 0, bad)));
    }

    /** What storage refuses although it looked well is found by trying one after the other. */
    private Mono<ImportReport> storeGood(List<ReadLine.Good> lines) {
        return stored(lines).onErrorResume(EntryImport::isRefusal,
                refusal -> Flux.fromIterable(lines).concatMap(this::storeAlone).reduce(ImportReport::plus));
    }

    private Mono<ImportReport> storeAlone(ReadLine.Good line) {
        return stored(List.of(line)).onErrorResume(EntryImport::isRefusal,
                refusal -> Mono.just(refused(line, refusal)));
    }

    private Mono<ImportReport> stored(List<ReadLine.Good> lines) {
        return entries.store(upload.collection(), lines.stream().map(ReadLine.Good::entry).toList(), Scope.METADATA)
                .map(stored -> report(lines.size(), stored));
    }

    private static ImportReport report(int lines, List<Stored> stored) {
        long enqueued = stored.stream().filter(Stored::queued).count();
        return new ImportReport(enqueued, lines - enqueued, 0, List.of());
    }

    private static ImportReport refused(ReadLine.Good line, Throwable refusal) {
        String reason = refusal.getMessage() == null ? "" : refusal.getMessage();
        return new ImportReport(0, 1, 0,
                List.of(new ReadLine.Bad(line.number(), line.entry().key(), "invalid_entry", reason)));
    }

    private static boolean isRefusal(Throwable thrown) {
        return thrown instanceof Failure failure && failure.status() == 400;
    }

    private static <T extends ReadLine> List<T> only(Class<T> kind, List<ReadLine> lines) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Mono<ImportReport> finished(ImportReport report) {
        if (report.lines() == 0) {
            return Mono.error(Failure.badRequest("empty_file", "The file is empty."));
        }
        if (!upload.wholeCollection() || !allNamed) {
            return Mono.just(report);
        }
        return entries.keepOnly(upload.collection(), named)
                .map(deleted -> report.plus(new ImportReport(0, 0, deleted, List.of())));
    }
}
