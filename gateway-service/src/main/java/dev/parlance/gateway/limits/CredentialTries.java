package dev.parlance.gateway.limits;

import org.springframework.web.server.ServerWebExchange;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.gateway.forwarding.WrongCredentials;
import dev.parlance.gateway.peers.ClientAddresses;

/**
 * Slows down who tries credentials that are none. Others behind the same address are not to suffer: somebody with a key that
 * is known here passes always, and one that is not is asked about unless the address floods us with wrong ones.
 */
final class CredentialTries implements WrongCredentials {

    private static final int UNAUTHORIZED = 401;

    private static final String WRONG = "invalid_credentials";

    private static final int FLOOD = 10;

    private final ClientAddresses addresses;

    private final Pace tolerated;

    private final Pace flood;

    private final LocalPaces tries;

    private final LocalPaces floods;

    private final RefusalCounter refusals;

    CredentialTries(ClientAddresses addresses, Pace tolerated, int capacity, Ticker ticker,
            MeterRegistry meters) {
        this.refusals = new RefusalCounter(meters, "credentials");
        this.addresses = addresses;
        this.tolerated = tolerated;
        this.flood = new Pace(tolerated.burst() * FLOOD, tolerated.perMinute() * FLOOD);
        this.tries = new LocalPaces(capacity, ticker);
        this.floods = new LocalPaces(capacity, ticker);
    }

    @Override
    public void beforeAsking(ServerWebExchange exchange) {
        Verdict refused = floods.isEmpty() ? null : flooded(Household.of(addresses.of(exchange)));
        if (refused != null) {
            throw tooMany(refused);
        }
    }

    private @Nullable Verdict flooded(String address) {
        return floods.refusal(address, flood);
    }

    @Override
    public Failure answer(ServerWebExchange exchange, Failure failure) {
        if (failure.status() != UNAUTHORIZED || !failure.code().equals(WRONG)) {
            return failure;
        }
        String address = Household.of(addresses.of(exchange));
        floods.take(address, flood);
        Verdict verdict = tries.take(address, tolerated);
        return verdict.passes() ? failure : tooMany(verdict);
    }

    private Failure tooMany(Verdict verdict) {
        return refusals.counted(Failure.of(429, "rate_limit_exceeded",
                "Too many wrong credentials came from this address.").retryAfter(verdict.untilRetry()));
    }
}
