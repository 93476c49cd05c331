package dev.parlance.inference.generation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.parlance.inference.provider.CallPiece;
import dev.parlance.inference.stream.ToolCall;

/** Calls of tools that come in pieces. */
final class PendingCalls {

    private static final class Pending {

        private String id = "";

        private String name = "";

        private final StringBuilder arguments = new StringBuilder();

        ToolCall call(int number) {
            return new ToolCall(id.isEmpty() ? "call_" + number : id, name, arguments.toString());
        }
    }

    private final Map<Integer, Pending> pending = new LinkedHashMap<>();

    private int latest;

    void add(List<CallPiece> pieces) {
        pieces.forEach(this::add);
    }

    /** Where upstreams do not number calls, a new id or name begins the next one. */
    private void add(CallPiece piece) {
        boolean begins = piece.id() != null || piece.name() != null;
        int index = piece.index() >= 0 ? piece.index() : begins ? pending.size() : latest;
        latest = index;
        Pending call = pending.computeIfAbsent(index, first -> new Pending());
        if (piece.id() != null && !piece.id().isEmpty()) {
            call.id = piece.id();
        }
        if (piece.name() != null && call.name.isEmpty()) {
            call.name = piece.name();
        }
        call.arguments.append(piece.arguments());
    }

    /** Only a call with a name is one. */
    List<ToolCall> calls() {
        return pending.entrySet().stream().filter(call -> !call.getValue().name.isEmpty())
                .map(call -> call.getValue().call(call.getKey())).toList();
    }

    int characters() {
        return pending.values().stream().mapToInt(call -> call.arguments.length()).sum();
    }
}
