package dev.parlance.inference.tool;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.stream.Part.ServerTool;
import dev.parlance.inference.stream.ToolCall;

/**
 * How a call is told to those who watch an answer being made.
 *
 * @param call with the arguments that are meant for the tool
 * @param why what the model has said of it, where it has and is asked to
 */
public record Announcement(ToolCall call, ServerTool.@Nullable Why why) {

    /** The call has come to this state. */
    public ServerTool in(ServerTool.State state) {
        return new ServerTool(call, state, why, null);
    }

    /** The call has come to its end. */
    public ServerTool ended(ToolResult result) {
        return new ServerTool(call, result.success() ? ServerTool.State.FINISHED : ServerTool.State.FAILED, why,
                result.text());
    }
}
