package dev.parlance.inference.gateway.selfcall;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.JsonInText;
import dev.parlance.inference.stream.ToolCall;

/**
 * Reads what a model writes for calls of tools, in pieces cut anywhere. What may be the beginning of a call is held back, and
 * what follows one is nobody's: models go on to invent its result. One instance reads one answer.
 */
final class CallScan {

    static final String OPENING = "<tool_call>";

    static final String CLOSING = "</tool_call>";

    private static final String INVENTED = "<tool_result>";

    private static final int LONGEST_CALL = 4_000_000;

    private static final int MOST_CALLS = 64;

    private enum State {
        BEFORE, THINKING, SAYING, CALLING, CALLED
    }

    private final StringBuilder held = new StringBuilder();

    private final List<ToolCall> calls = new ArrayList<>();

    private State state;

    private String thoughtsEnd = "";

    /** @param thinksAloud whether the answer may begin with thoughts, in which nothing is a call */
    CallScan(boolean thinksAloud) {
        this.state = thinksAloud ? State.BEFORE : State.SAYING;
    }

    /** What of it is text for the caller. */
    String take(String piece) {
        held.append(piece);
        if (held.length() > LONGEST_CALL) {
            throw UpstreamFailure.broken("The model's calls of tools are too long.");
        }
        StringBuilder said = new StringBuilder();
        while (step(said)) {
            // Each step moves on to another state or takes a call.
        }
        return said.toString();
    }

    /** What was held back when nothing more comes. Half a call is none, and nobody sees it. */
    String end(boolean cut) {
        if (state == State.CALLING && !cut) {
            called(held.toString());
            return "";
        }
        return state == State.CALLING || state == State.CALLED ? "" : held.toString();
    }

    List<ToolCall> calls() {
        return calls;
    }

    private boolean step(StringBuilder said) {
        return switch (state) {
            case BEFORE -> begun();
            case THINKING -> thought(said);
            case SAYING -> saying(said);
            case CALLING -> calling();
            case CALLED -> between();
        };
    }

    private boolean begun() {
        String begin = held.toString().stripLeading();
        for (String name : List.of("think>", "thinking>")) {
            if (begin.startsWith("<" + name)) {
                thoughtsEnd = "</" + name;
                state = State.THINKING;
                return true;
            }
        }
        boolean open = "<thinking>".startsWith(begin) || "<think>".startsWith(begin);
        state = open ? State.BEFORE : State.SAYING;
        return !open;
    }

    private boolean thought(StringBuilder said) {
        int end = held.indexOf(thoughtsEnd);
        if (end >= 0) {
            move(end + thoughtsEnd.length(), said);
            state = State.SAYING;
            return true;
        }
        move(held.length() - begunAtEnd(thoughtsEnd), said);
        return false;
    }

    private boolean saying(StringBuilder said) {
        int call = held.indexOf(OPENING);
        int invented = held.indexOf(INVENTED);
        if (invented >= 0 && (call < 0 || invented < call)) {
            move(invented, said);
            state = State.CALLED;
            return true;
        }
        if (call < 0) {
            move(held.length() - Math.max(begunAtEnd(OPENING), begunAtEnd(INVENTED)), said);
            return false;
        }
        move(call, said);
        held.delete(0, OPENING.length());
        state = State.CALLING;
        return true;
    }

    private boolean calling() {
        int end = held.indexOf(CLOSING);
        if (end < 0) {
            return false;
        }
        called(held.substring(0, end));
        held.delete(0, end + CLOSING.length());
        state = State.CALLED;
        return true;
    }

    /** Only another call counts. */
    private boolean between() {
        int call = held.indexOf(OPENING);
        if (call < 0) {
            held.delete(0, held.length() - begunAtEnd(OPENING));
            return false;
        }
        held.delete(0, call + OPENING.length());
        state = State.CALLING;
        return true;
    }

    private void called(String text) {
        JsonNode call = JsonInText.in(text).stream().map(JsonInText.Found::json).filter(ObjectNode.class::isInstance)
                .filter(found -> !found.path("name").asString("").isBlank()).findFirst()
                .orElseThrow(() -> UpstreamFailure.broken("The model called a tool in a way that cannot be read."));
        if (calls.size() < MOST_CALLS) {
            JsonNode arguments = call.path("arguments");
            String id = "call_" + Ids.next().toString().replace("-", "");
            calls.add(new ToolCall(id, call.path("name").stringValue().strip(),
                    arguments.isMissingNode() ? "{}" : arguments.asString(arguments.toString())));
        }
    }

    private void move(int length, StringBuilder said) {
        said.append(held, 0, length);
        held.delete(0, length);
    }

    /** How much of what is held may be the beginning of a mark. */
    private int begunAtEnd(String mark) {
        int most = Math.min(mark.length() - 1, held.length());
        for (int length = most; length > 0; length--) {
            if (mark.startsWith(held.substring(held.length() - length))) {
                return length;
            }
        }
        return 0;
    }
}
