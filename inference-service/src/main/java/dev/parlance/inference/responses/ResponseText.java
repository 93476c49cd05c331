package dev.parlance.inference.responses;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.TokenUsage;

/**
 * Words a response.
 *
 * @param echo what it repeats of its request
 */
record ResponseText(Mark mark, String echo) {

    String begun(String model) {
        return of(Item.IN_PROGRESS, model, List.of(), null, "null", "null");
    }

    /** @param finish why it ended, in the words of the chat shape */
    String ended(String finish, String model, List<String> output, TokenUsage usage) {
        String reason = isCut(finish)
                ? "{\"reason\":\"" + (finish.equals("length") ? "max_output_tokens" : finish) + "\"}"
                : "null";
        return of(status(finish), model, output, usage, "null", reason);
    }

    String failed(Failure failure, String model, List<String> output) {
        String error = "{\"code\":\"" + code(failure) + "\",\"message\":" + JsonText.quoted(failure.text()) + "}";
        return of("failed", model, output, null, error, "null");
    }

    static String status(String finish) {
        return isCut(finish) ? Item.INCOMPLETE : Item.COMPLETED;
    }

    /** One of those that clients know. */
    static String code(Failure failure) {
        return failure.status() == 429 ? "rate_limit_exceeded" : "server_error";
    }

    private static boolean isCut(String finish) {
        return finish.equals("length") || finish.equals("content_filter");
    }

    private String of(String status, String model, List<String> output, @Nullable TokenUsage usage, String error,
            String incomplete) {
        return "{\"id\":\"resp_" + mark.id() + "\",\"object\":\"response\",\"created_at\":" + mark.created()
                + ",\"status\":\"" + status + "\",\"background\":false,\"error\":" + error
                + ",\"incomplete_details\":" + incomplete + "," + echo + ",\"model\":" + JsonText.quoted(model)
                + ",\"output\":[" + String.join(",", output) + "],\"usage\":"
                + (usage == null ? "null" : usage(usage)) + "}";
    }

    private static String usage(TokenUsage usage) {
        return "{\"input_tokens\":" + usage.prompt() + ",\"input_tokens_details\":{\"cached_tokens\":" + usage.cached()
                + ",\"cache_write_tokens\":0},\"output_tokens\":" + usage.completion()
                + ",\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":" + usage.total()
                + (usage.estimated() ? ",\"estimated\":true}" : "}");
    }
}
