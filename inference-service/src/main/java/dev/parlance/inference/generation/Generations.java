package dev.parlance.inference.generation;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.gateway.reply.Replies;
import dev.parlance.inference.metering.Call;
import dev.parlance.inference.metering.Meter;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.Part.ServerTool.State;
import dev.parlance.inference.stream.ToolCall;
import dev.parlance.inference.telemetry.ToolTimes;
import dev.parlance.inference.tool.Announcement;
import dev.parlance.inference.tool.ToolResult;
import dev.parlance.inference.tool.Toolbox;

/**
 * Makes answers that may take several calls to a model. Between two of them the tools run that the model has called and that
 * run here; a call of the caller's own tool ends the answer. Every call to the model is paid for by itself.
 */
public final class Generations {

    private final Meter meter;

    private final GenerationSettings most;

    private final Clock clock;

    private final JsonMapper json;

    private final ToolTimes times;

    Generations(Meter meter, GenerationSettings most, Clock clock, JsonMapper json, ToolTimes times) {
        this.times = times;
        this.meter = meter;
        this.most = most;
        this.clock = clock;
        this.json = json;
    }

    /** Fails with an {@link UpstreamFailure} where the model does, with a {@link Failure} where it may not go on. */
    public Flux<Part> answer(Wanted wanted) {
        return Flux.defer(() -> round(new Course(wanted, most, clock, json)));
    }

    private Flux<Part> round(Course course) {
        byte[] request = course.next();
        RoundReader reader = new RoundReader(course.wanted().model().id(),
                Replies.of(course.wanted().replies(), json), request.length);
        return meter.stream(course.wanted().inquiry().caller(), course.work(request),
                call -> asked(course, request, reader, call))
                .filter(course::shows)
                .concatWith(Flux.defer(() -> next(course, reader)));
    }

    private static Flux<Part> asked(Course course, byte[] request, RoundReader reader, Call call) {
        course.paid(call);
        call.counting(reader::usage);
        return course.wanted().model().upstream().stream(call.id(), request)
                .map(reader::take)
                .concatWith(Mono.fromSupplier(reader::end))
                .concatMapIterable(Function.identity(), 1);
    }

    private Flux<Part> next(Course course, RoundReader reader) {
        course.over(reader);
        List<ToolCall> calls = course.forUs(reader);
        if (!calls.isEmpty()) {
            return course.wasForced() ? Flux.error(endless()) : run(course, reader, calls);
        }
        List<ToolCall> callers = course.forCaller(reader);
        if (!callers.isEmpty()) {
            return Flux.<Part>just(new Part.Calls(callers)).concatWith(ending(course, "tool_calls"));
        }
        Structure structure = course.wanted().structure();
        return structure == null ? ending(course, finish(reader)) : judged(course, reader, structure);
    }

    /** Calls that cannot be run are none. */
    private static String finish(RoundReader reader) {
        return reader.finish().equals("tool_calls") ? "stop" : reader.finish();
    }

    private static Flux<Part> ending(Course course, String finish) {
        return Flux.fromIterable(course.ending(finish));
    }

    private static UpstreamFailure endless() {
        return UpstreamFailure.broken("The model went on calling tools and gave no answer.");
    }

    private Flux<Part> run(Course course, RoundReader reader, List<ToolCall> calls) {
        ToolResult[] results = new ToolResult[calls.size()];
        return Flux.range(0, calls.size())
                .flatMap(number -> run(course, calls.get(number), result -> results[number] = result), most.tools())
                .concatWith(Flux.defer(() -> told(course, reader, calls, List.of(results))));
    }

    private Flux<Part> told(Course course, RoundReader reader, List<ToolCall> calls, List<ToolResult> results) {
        course.told(reader, calls, results);
        return round(course);
    }

    private Flux<Part> run(Course course, ToolCall call, Consumer<ToolResult> results) {
        Toolbox tools = course.wanted().tools();
        Announcement announced = tools.announced(call);
        return Flux.<Part>just(announced.in(State.CREATED), announced.in(State.RUNNING))
                .concatWith(times.timed(call.name(), tools.run(call, course.wanted().inquiry()),
                        result -> !result.success()).doOnNext(results).map(announced::ended));
    }

    /** It may take a while, and the thread that passes streams on is not to wait for it. */
    private Flux<Part> judged(Course course, RoundReader reader, Structure structure) {
        return Mono.fromCallable(() -> structure.judge(reader.text())).subscribeOn(Schedulers.parallel())
                .flatMapMany(verdict -> judged(course, reader, structure, verdict));
    }

    private Flux<Part> judged(Course course, RoundReader reader, Structure structure, Structure.Verdict verdict) {
        return switch (verdict) {
            case Structure.Verdict.Fits fits ->
                Flux.<Part>just(new Part.Delta(fits.text())).concatWith(ending(course, finish(reader)));
            case Structure.Verdict.Misses misses when course.mayTryAgain(structure) -> {
                course.complain(reader.text(), misses.complaint());
                yield round(course);
            }
            case Structure.Verdict.Misses misses -> Flux.error(Failure.of(502, "structure_not_met",
                    "The model did not give its answer the form it must have: " + misses.complaint()));
        };
    }
}
