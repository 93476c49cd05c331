package dev.parlance.account.reservation;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/** What became of each request, in their order. */
record ReservationView(@JsonProperty("answers") List<Item> answers) {

    static ReservationView of(List<Answer> answers) {
        return new ReservationView(answers.stream().map(Item::of).toList());
    }

    /** One of them. */
    sealed interface Item {

        static Item of(Answer answer) {
            return switch (answer) {
                case Answer.Granted granted -> new Granted(granted.blockId(), granted.slots(), granted.ahead());
                case Answer.Refused refused -> new Refused(refused.reason().word(), refused.retryAfter());
            };
        }
    }

    record Granted(@JsonProperty("block") UUID blockId, @JsonProperty("slots") int slots,
            @JsonProperty("ahead") boolean ahead) implements Item {}

    record Refused(@JsonProperty("refused") String reason,
            @JsonInclude @JsonProperty("retry_after") @Nullable Integer retryAfter) implements Item {}
}
