package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.parlance.gateway.access.PlanLimit;
import dev.parlance.gateway.routing.LimitClass;

class QuotaTests {

    private static final List<PlanLimit> PLAN = List.of(new PlanLimit("search", "minute", 20),
            new PlanLimit("ai", "day", 500), new PlanLimit("ai", "minute", 20), new PlanLimit("any", "year", 7),
            new PlanLimit("analytics", "hour", Long.MAX_VALUE));

    @Test
    void areThoseOfTheClassesOfARouteInTheirOrder() {
        assertThat(Quota.of(PLAN, Set.of(LimitClass.AI, LimitClass.SEARCH))).containsExactly(
                new Quota("ai", Window.MINUTE, 20), new Quota("ai", Window.DAY, 500),
                new Quota("search", Window.MINUTE, 20));
    }

    @Test
    void areNoneWhereThePlanHasNoFigure() {
        assertThat(Quota.of(PLAN, Set.of(LimitClass.INSERT))).isEmpty();
        assertThat(Quota.of(List.of(), Set.of(LimitClass.AI))).isEmpty();
    }

    @Test
    void leaveOutWindowsNobodyHereKnows() {
        assertThat(Quota.of(PLAN, Set.of(LimitClass.ANY))).isEmpty();
    }

    @Test
    void holdNoMoreThanCanBeCounted() {
        assertThat(Quota.of(PLAN, Set.of(LimitClass.ANALYTICS)).getFirst().limit()).isEqualTo(Integer.MAX_VALUE);
    }
}
