package dev.parlance.inference.completion;

import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;

/** What may be asked with a key that stands readable in a web page. */
final class PublishableSurface {

    private static final Set<String> MEMBERS = Set.of("model", "messages", "prompt", "temperature", "top_p", "top_k",
            "seed", "tools", "reasoning_effort", "max_completion_tokens", "stream");

    private PublishableSurface() {
    }

    /** Fails with 400 naming the first member that is not for strangers. */
    static void demand(ObjectNode request) {
        for (String member : request.propertyNames()) {
            JsonNode value = request.path(member);
            if (!MEMBERS.contains(member) && !value.isNull()) {
                throw Failure.badRequest("unsupported_parameter",
                        "The field '" + member + "' cannot be used with a publishable key.").withField(member);
            }
        }
    }
}
