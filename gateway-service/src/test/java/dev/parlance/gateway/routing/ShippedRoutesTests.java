package dev.parlance.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.parlance.gateway.access.Requirement;

/** The table as it ships; that it has been read at all says that no route has two owners or none. */
class ShippedRoutesTests {

    private final List<PublicRoute> routes = ShippedRoutes.table().routes();

    @Test
    void askForCredentialExceptWhereAccountsBegin() {
        assertThat(routes).filteredOn(route -> route.terms().requirement() == Requirement.NONE)
                .extracting(PublicRoute::pattern)
                .containsExactlyInAnyOrder("/health", "/openapi.json", "/docs", "/docs/{file}", "/api/v1/auth/register",
                        "/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout");
    }

    @Test
    void takePersonsOnlyWhereAccountsAreManaged() {
        assertThat(routes).filteredOn(route -> route.terms().requirement() == Requirement.PERSON)
                .isNotEmpty().allMatch(route -> route.pattern().matches("/api/v1/(auth|accounts)/.*"));
    }

    @Test
    void keepStrangersToAPace() {
        assertThat(routes).filteredOn(route -> route.terms().requirement() == Requirement.NONE)
                .filteredOn(route -> !route.service().equals(Neighbours.SELF))
                .isNotEmpty().allMatch(route -> route.classes().stream().map(LimitClass::word)
                        .anyMatch(List.of("register", "login")::contains));
    }

    @Test
    void letPublishableKeysOnlyAnswerAndSearch() {
        assertThat(routes).filteredOn(route -> route.terms().requirement() == Requirement.PUBLIC).isNotEmpty()
                .allMatch(route -> route.pattern().matches(".*/(chat|chat/stream|chat/completions|answer|query)"));
    }

    @Test
    void takeKeyFromTheBodyOnlyWhereTwoApisShareAnAddress() {
        assertThat(routes).filteredOn(route -> route.terms().elsewhere().isInBody()).singleElement()
                .extracting(PublicRoute::id).isEqualTo("POST /api/v1/chat");
    }

    @Test
    void countWhateverCallsAModel() {
        assertThat(routes).filteredOn(route -> route.pattern().matches(".*/(chat|chat/stream|chat/completions|answer)"))
                .isNotEmpty().allMatch(route -> route.classes().contains(LimitClass.AI));
    }

    @Test
    void neverReachTheInside() {
        assertThat(routes).noneMatch(
                route -> route.pattern().startsWith("/internal") || route.pattern().startsWith("/actuator"));
    }
}
