package dev.parlance.inference.answer;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.conversation.Dialogues;
import dev.parlance.inference.conversation.Kind;
import dev.parlance.inference.conversation.Outcome;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.Part;

/** Holds sessions: a question is recorded, answered, and what was sent in answer is recorded, however it ends. */
final class Chats {

    /** How long the end of an answer waits to be recorded; the record itself may take longer. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Dialogues dialogues;

    Chats(Dialogues dialogues) {
        this.dialogues = dialogues;
    }

    /** The session a question was asked in, and the answer to come. */
    record Chat(SessionId session, Flux<Part> parts) {}

    /** @param session absent for a new one */
    Mono<Chat> ask(Caller caller, Kind kind, String question, @Nullable SessionId session,
            Function<Turn, Flux<Part>> answer) {
        return Mono.defer(() -> uninterrupted(dialogues.ask(caller, kind, session, question)))
                .map(turn -> new Chat(turn.session(), recorded(turn, answer.apply(turn))));
    }

    /**
     * The record of a question is finished even if the caller leaves meanwhile: a statement that is cancelled while its
     * parameters are being written leaks their buffers in the driver.
     */
    private Mono<Turn> uninterrupted(Mono<Turn> asked) {
        AtomicBoolean left = new AtomicBoolean();
        CompletableFuture<?> turn = asked.doOnNext(begun -> handOver(begun, left)).materialize().toFuture();
        return Mono.fromFuture(turn, true).<Turn>dematerialize().doOnCancel(() -> left.set(true));
    }

    private void handOver(Turn turn, AtomicBoolean left) {
        if (left.get()) {
            dialogues.conclude(turn, new Answer(), Outcome.CUT).subscribe();
        }
    }

    /** The end waits for the record, so that who goes on after it finds the session as it was left. */
    private Flux<Part> recorded(Turn turn, Flux<Part> parts) {
        Answer answer = new Answer();
        AtomicBoolean concluded = new AtomicBoolean();
        return parts.doOnNext(answer::add)
                .filter(part -> !(part instanceof Part.End))
                .concatWith(Mono.defer(() -> ended(turn, answer, concluded)))
                .doFinally(signal -> leftOver(turn, answer, concluded, signal));
    }

    private Mono<Part> ended(Turn turn, Answer answer, AtomicBoolean concluded) {
        concluded.set(true);
        return dialogues.conclude(turn, answer, Outcome.WHOLE)
                .timeout(PATIENCE).onErrorComplete()
                .thenReturn(new Part.End(Objects.requireNonNullElse(answer.finish(), "stop")));
    }

    private void leftOver(Turn turn, Answer answer, AtomicBoolean concluded, SignalType signal) {
        if (concluded.compareAndSet(false, true)) {
            Outcome outcome = signal == SignalType.CANCEL ? Outcome.CUT : Outcome.FAILED;
            dialogues.conclude(turn, answer, outcome).subscribe();
        }
    }
}
