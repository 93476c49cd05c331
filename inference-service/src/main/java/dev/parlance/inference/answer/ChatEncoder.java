package dev.parlance.inference.answer;

import java.util.Optional;

import dev.parlance.inference.stream.Answer;
import dev.parlance.inference.stream.Part;

/** Words an answer in one of the published chat shapes. */
interface ChatEncoder {

    /** The answer in one piece, as JSON. */
    String whole(Answer answer);

    /** The event for a part, whole; empty for a part this shape does not show or shows later. */
    Optional<byte[]> event(Part part);

    /** How a stream that has begun tells that it failed. */
    byte[] failed(String message);
}
