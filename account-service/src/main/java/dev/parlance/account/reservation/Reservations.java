package dev.parlance.account.reservation;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** Sets money and tokens aside for calls. */
interface Reservations {

    /**
     * Decides on all asks in one transaction and answers in their order. What is available is never less than nothing
     * afterwards, whoever else reserves at the same time.
     *
     * @param holder who has to settle or return what it is granted
     */
    Mono<List<Answer>> reserve(UUID holder, List<Ask> asks);
}
