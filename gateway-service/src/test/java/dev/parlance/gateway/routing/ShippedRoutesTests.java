package dev.parlance.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;
import dev.parlance.gateway.access.Requirement;

/** The table as it ships; that it has been read at all says that no route has two owners or none. */
@ExtendWith(SuiteExtension.class)
class ShippedRoutesTests {

    private final List<PublicRoute> routes;

    ShippedRoutesTests(Suite suite) {
        this.routes = suite.bean(RouteTable.class).routes();
    }

    @Test
    void askForCredentialExceptWhereAccountsBegin() {
        assertThat(routes).filteredOn(route -> route.terms().requirement() == Requirement.NONE)
                .extracting(PublicRoute::pattern)
                .containsExactlyInAnyOrder("/health", "/api/v1/auth/register", "/api/v1/auth/login",
                        "/api/v1/auth/refresh", "/api/v1/auth/logout");
    }

    @Test
    void takePersonsOnlyWhereAccountsAreManaged() {
        assertThat(routes).filteredOn(route -> route.terms().requirement() == Requirement.PERSON)
                .isNotEmpty().allMatch(route -> route.pattern().startsWith("/api/v1/auth/")
                        || route.pattern().startsWith("/api/v1/accounts/"));
    }

    @Test
    void keepStrangersToAPace() {
        assertThat(routes).filteredOn(route -> route.terms().requirement() == Requirement.NONE)
                .filteredOn(route -> !route.service().equals(Neighbours.SELF))
                .allMatch(route -> route.classes().stream().map(LimitClass::word)
                        .anyMatch(List.of("register", "login")::contains));
    }

    @Test
    void neverReachTheInside() {
        assertThat(routes).noneMatch(
                route -> route.pattern().startsWith("/internal") || route.pattern().startsWith("/actuator"));
    }
}
