package dev.parlance.account.reservation;

import reactor.core.publisher.Mono;

/** Ends what was reserved. */
interface Settlements {

    /**
     * Charges the calls, frees what was set aside for them and for what is returned, and tells everybody, all or
     * nothing. A slot that had ended before is passed over, so that the same settlement may come again.
     */
    Mono<Void> settle(Settlement settlement);
}
