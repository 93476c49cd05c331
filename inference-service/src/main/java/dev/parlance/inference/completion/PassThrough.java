package dev.parlance.inference.completion;

import java.time.Clock;

import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.gateway.reply.Replies;
import dev.parlance.inference.metering.Call;
import dev.parlance.inference.metering.Meter;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.EventStream;
import dev.parlance.inference.stream.JsonAnswer;

/** Answers with an upstream's model: its bytes go through as they come. */
@Component
final class PassThrough {

    private final Meter meter;

    private final Clock clock;

    private final JsonMapper json;

    PassThrough(Meter meter, Clock clock, JsonMapper json) {
        this.meter = meter;
        this.clock = clock;
        this.json = json;
    }

    /** Fails with an {@link UpstreamFailure} as long as nothing was sent; after that a failure is part of the answer. */
    Mono<Void> answer(Task task) {
        return task.request().stream() ? stream(task) : whole(task);
    }

    private Mono<Void> whole(Task task) {
        return Keeping.whole(task, meter.whole(task.caller(), task.work(), call -> whole(call, task)))
                .flatMap(answer -> JsonAnswer.write(task.exchange(), answer));
    }

    private Mono<byte[]> whole(Call call, Task task) {
        Replies replies = Replies.of(task.replies(), json);
        return task.model().upstream().complete(call.id(), task.body())
                .map(answer -> WholeCompletion.passedOn(answer, task.request().promptBytes(), replies, call::charged));
    }

    private Mono<Void> stream(Task task) {
        ChunkRelay relay = new ChunkRelay(task.request().wantsUsage(), task.request().promptBytes(),
                Replies.of(task.replies(), json));
        Flux<byte[]> events = Keeping.events(task, relay,
                meter.stream(task.caller(), task.work(), call -> stream(call, relay, task)))
                .onErrorResume(UpstreamFailure.class, failure -> afterFailure(task, relay, failure));
        return EventStream.write(task.exchange(),
                Pings.wanted(task.exchange()) ? EventStream.withPings(events) : events);
    }

    private static Flux<byte[]> stream(Call call, ChunkRelay relay, Task task) {
        call.counting(relay::usage);
        return task.model().upstream().stream(call.id(), task.body())
                .map(relay::take)
                .concatWith(Mono.fromSupplier(relay::end))
                .filter(bytes -> bytes.length > 0);
    }

    private Flux<byte[]> afterFailure(Task task, ChunkRelay relay, UpstreamFailure failure) {
        if (relay.isWhole()) {
            return Flux.just(relay.end()).filter(bytes -> bytes.length > 0);
        }
        if (!task.exchange().getResponse().isCommitted()) {
            return Flux.error(failure);
        }
        ChunkEncoder encoder = new ChunkEncoder(Stamp.now(clock), task.model().id(), false, json);
        return Flux.just(encoder.failed(failure.told().text()));
    }
}
