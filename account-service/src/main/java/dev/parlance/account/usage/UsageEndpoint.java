package dev.parlance.account.usage;

import java.time.Clock;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;

/** Where an app asks what it has used: the calls made with its key. */
@RestController
final class UsageEndpoint {

    private final Usages usages;

    private final Clock clock;

    UsageEndpoint(Usages usages, Clock clock) {
        this.usages = usages;
        this.clock = clock;
    }

    @GetMapping("/api/v1/usage")
    Mono<AppUsageView> get(Caller caller, @RequestParam(name = "start_date", required = false) @Nullable String start,
            @RequestParam(name = "end_date", required = false) @Nullable String end) {
        Period period = Period.ofDays(start, end, clock.instant());
        return usages.listByModel(caller.account(), caller.key(), period).map(AppUsageView::of);
    }
}
