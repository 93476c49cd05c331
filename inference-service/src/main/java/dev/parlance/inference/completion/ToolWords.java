package dev.parlance.inference.completion;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.parlance.inference.stream.JsonText;
import dev.parlance.inference.stream.Part.ServerTool;
import dev.parlance.inference.stream.Part.ServerTool.State;
import dev.parlance.inference.stream.ToolCall;

/** Words calls of tools and what became of them, in the platform's shape. */
final class ToolWords {

    private ToolWords() {
    }

    /** @param numbered whether each says which one it is, as chunks do */
    static String calls(List<ToolCall> calls, boolean numbered) {
        return IntStream.range(0, calls.size())
                .mapToObj(number -> call(calls.get(number), numbered ? "\"index\":" + number + "," : ""))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String call(ToolCall call, String index) {
        return "{" + index + "\"id\":" + JsonText.quoted(call.id()) + ",\"type\":\"function\",\"function\":{\"name\":"
                + JsonText.quoted(call.name()) + ",\"arguments\":" + JsonText.quoted(call.arguments()) + "}}";
    }

    /** A state of a tool that runs here. */
    static String event(ServerTool tool) {
        String why = tool.why() == null
                ? ""
                : ",\"explanation\":{\"reason\":" + JsonText.quoted(tool.why().reason()) + ",\"goal\":"
                        + JsonText.quoted(tool.why().goal()) + "}";
        return "{\"name\":" + JsonText.quoted(tool.call().name()) + ",\"id\":" + JsonText.quoted(tool.call().id())
                + ",\"contents\":" + JsonText.quoted(tool.call().arguments()) + ",\"state\":\"" + word(tool.state())
                + "\"" + why + "}";
    }

    /** The tools that have run here. */
    static String run(List<ServerTool> tools) {
        return tools.stream().filter(tool -> tool.result() != null).map(ToolWords::ran)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String ran(ServerTool tool) {
        return "{\"functionName\":" + JsonText.quoted(tool.call().name()) + ",\"success\":"
                + (tool.state() == State.FINISHED) + ",\"context\":{\"arguments\":"
                + JsonText.quoted(tool.call().arguments()) + ",\"result\":" + JsonText.quoted(tool.result()) + "}}";
    }

    private static String word(State state) {
        return state.name().charAt(0) + state.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
