package dev.parlance.account.reservation;

import java.util.List;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/** Where services that call models reserve, settle and say that they are alive. Only services reach it. */
@RestController
final class ReservationEndpoint {

    private final Reservations reservations;

    private final Settlements settlements;

    private final Holders holders;

    ReservationEndpoint(Reservations reservations, Settlements settlements, Holders holders) {
        this.reservations = reservations;
        this.settlements = settlements;
        this.holders = holders;
    }

    @PostMapping("/internal/reservations")
    Mono<ReservationView> reserve(@RequestBody ReservationRequest request) {
        return reservations.reserve(request.instance(), request.asks()).map(ReservationView::of);
    }

    @PostMapping("/internal/settlements")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> settle(@RequestBody SettlementRequest request) {
        return settlements.settle(request.settlement());
    }

    @PostMapping("/internal/holders/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> hear(@PathVariable("id") String id, @RequestBody(required = false) @Nullable HolderRequest request) {
        UUID holder = Ids.parse(id).orElseThrow(() -> Failure.notFound("holder"));
        List<UUID> known = request == null ? null : request.blocks();
        return known == null ? holders.hear(holder) : holders.hear(holder, known);
    }
}
