package dev.parlance.inference;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Flux;

import dev.parlance.inference.stream.JsonText;

/** What the scripted upstream says in the rounds of one answer. */
final class Rounds {

    private Rounds() {
    }

    /** One stream after the other, the last one for all that follow. */
    @SafeVarargs
    static FakeUpstream.Script of(Flux<String>... streams) {
        AtomicInteger round = new AtomicInteger();
        List<Flux<String>> all = List.of(streams);
        return (request, response) -> FakeUpstream
                .events(all.get(Math.min(round.getAndIncrement(), all.size() - 1))).answer(request, response);
    }

    /** A call of a tool, then the answer "done". */
    static FakeUpstream.Script calling(String tool, String arguments) {
        return of(call(tool, arguments), FakeUpstream.answer("done"));
    }

    static Flux<String> call(String tool, String arguments) {
        return Flux.just("data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call-1\","
                + "\"type\":\"function\",\"function\":{\"name\":\"" + tool + "\",\"arguments\":"
                + JsonText.quoted(arguments) + "}}]},\"finish_reason\":null}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\n",
                FakeUpstream.usage(), FakeUpstream.done());
    }
}
