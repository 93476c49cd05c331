package dev.parlance.inference.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.stream.TokenUsage;

/** Holds what was handed over, up to a size, until it has ended. */
final class HeldRecording implements Recording {

    private static final int LARGEST = 4 << 20;

    private final Caller caller;

    private final byte[] request;

    private final Clock clock;

    private final Consumer<Ended> endings;

    private final Instant begun;

    private final List<Piece> pieces = new ArrayList<>();

    private int bytes;

    private boolean over;

    HeldRecording(Caller caller, byte[] request, Clock clock, Consumer<Ended> endings) {
        this.caller = caller;
        this.request = request;
        this.clock = clock;
        this.endings = endings;
        this.begun = clock.instant();
        this.bytes = request.length;
    }

    /** What was handed over at once. */
    sealed interface Piece {

        record Events(byte[] sent) implements Piece {}

        record Whole(byte[] answer) implements Piece {}

        record Text(String text) implements Piece {}
    }

    /**
     * A completion that is over and not yet looked at.
     *
     * @param bytes how much room it takes
     */
    record Ended(Caller caller, byte[] request, List<Piece> pieces, int bytes, Outcome outcome,
            String model, TokenUsage usage, Instant begun, Instant ended) {}

    @Override
    public void events(byte[] sent) {
        hold(new Piece.Events(sent), sent.length);
    }

    @Override
    public void whole(byte[] answer) {
        hold(new Piece.Whole(answer), answer.length);
    }

    @Override
    public void text(String piece) {
        hold(new Piece.Text(piece), 2 * piece.length());
    }

    private synchronized void hold(Piece piece, int size) {
        if (!over && bytes + size <= LARGEST) {
            bytes += size;
            pieces.add(piece);
        }
    }

    @Override
    public void end(Outcome outcome, String model, TokenUsage usage) {
        Ended ended = ended(outcome, model, usage);
        if (ended != null) {
            endings.accept(ended);
        }
    }

    private synchronized @Nullable Ended ended(Outcome outcome, String model, TokenUsage usage) {
        if (over || outcome == Outcome.FAILED && pieces.isEmpty()) {
            return null;
        }
        over = true;
        return new Ended(caller, request, pieces, bytes, outcome, model, usage, begun, clock.instant());
    }
}
