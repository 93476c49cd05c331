package dev.parlance.account.plan;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where services that hold to the figures of plans read them. */
@RestController
final class PlanEndpoint {

    private final Plans plans;

    PlanEndpoint(Plans plans) {
        this.plans = plans;
    }

    @GetMapping("/internal/plans")
    List<PlanView> list() {
        return plans.all().entrySet().stream().map(plan -> PlanView.of(plan.getKey(), plan.getValue())).toList();
    }
}
