package dev.parlance.inference.completion;

import java.util.List;

import org.springframework.web.server.ServerWebExchange;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.gateway.reply.ReplyRules;
import dev.parlance.inference.metering.Work;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.stream.TokenCount;

/**
 * A request that an upstream's model is to answer, and whose answer is passed on.
 *
 * @param replies what gateways do to the answer; none where it is passed on as it comes
 */
record Task(ServerWebExchange exchange, Caller caller, CompletionRequest request, Model.Remote model,
        List<ReplyRules> replies) {

    Task(ServerWebExchange exchange, Caller caller, CompletionRequest request, Model.Remote model) {
        this(exchange, caller, request, model, List.of());
    }

    static Task of(ServerWebExchange exchange, Ready ready, Model.Remote model, JsonMapper json) {
        return new Task(exchange, ready.inquiry().caller(),
                CompletionReader.read(json.writeValueAsBytes(ready.body())), model, ready.replies());
    }

    /** What the call to it is paid for. */
    Work work() {
        int output = request.mostOutput() == 0 ? Work.USUAL_OUTPUT : request.mostOutput();
        return new Work(model.id(), Routes.of(exchange), TokenCount.ofBytes(request.promptBytes()), output,
                model.own());
    }

    byte[] body() {
        return request.forUpstream(model.id());
    }
}
