package dev.parlance.account.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests for {@link Plans} as they are configured. */
class PlansTests {

    @Test
    void haveThePublishedFigures() throws Exception {
        Plans plans = plans(Map.of(), Map.of());

        assertThat(plans.names()).containsExactly("enterprise", "free", "pro");
        assertThat(plans.limits("free")).containsExactly(new Limit("ai", Window.MINUTE, 20),
                new Limit("ai", Window.DAY, 500), new Limit("analytics", Window.HOUR, 100),
                new Limit("insert", Window.DAY, 500), new Limit("search", Window.MINUTE, 20),
                new Limit("workspace", Window.MINUTE, 30));
        assertThat(plans.figures("pro")).isEqualTo(new PlanFigures(List.of(new Limit("ai", Window.MINUTE, 200),
                new Limit("analytics", Window.HOUR, 1000), new Limit("insert", Window.DAY, 10000),
                new Limit("search", Window.MINUTE, 500), new Limit("workspace", Window.MINUTE, 60)), 20_000_000L,
                10_000L, 10L << 30, null));
        assertThat(plans.figures("enterprise")).isEqualTo(new PlanFigures(List.of(), null, 1_000_000L, null, null));
    }

    @Test
    void giveNewAccountsThePlanWithoutLimits() throws Exception {
        assertThat(plans(Map.of(), Map.of()).usual()).isEqualTo("enterprise");
    }

    @Test
    void takeFiguresFromTheEnvironment() throws Exception {
        Plans plans = plans(Map.of("PARLANCE_PLANS_FREE_REQUESTS_AI_MINUTE", "5", "PARLANCE_PLANS_FREE_CONCURRENCY",
                "2", "PARLANCE_PLANS_FREE_REQUESTS_SEARCH_MINUTE", "-1"), Map.of());

        assertThat(plans.limits("free")).contains(new Limit("ai", Window.MINUTE, 5), new Limit("ai", Window.DAY, 500))
                .noneMatch(limit -> limit.requests().equals("search"));
        assertThat(plans.figures("free").concurrency()).isEqualTo(2);
    }

    @Test
    void takeFurtherPlans() throws Exception {
        Plans plans = plans(Map.of(), Map.of("parlance.plans.partners-2026.requests.any.day", "0"));

        assertThat(plans.limits("partners-2026")).containsExactly(new Limit("any", Window.DAY, 0));
    }

    @Test
    void treatAPlanThatIsGoneAsTheUsualOne() throws Exception {
        Plans plans = plans(Map.of("PARLANCE_DEFAULT_PLAN", "free"), Map.of());

        assertThat(plans.figures("gold")).isEqualTo(plans.figures("free"));
    }

    @Test
    void refuseADefaultThatIsNoPlan() {
        assertThatThrownBy(() -> plans(Map.of("PARLANCE_DEFAULT_PLAN", "gold"), Map.of()))
                .isInstanceOf(BindException.class).rootCause().hasMessageContaining("PARLANCE_DEFAULT_PLAN");
    }

    @Test
    void refuseClassesOfRequestsThatDoNotExist() {
        assertThatThrownBy(() -> plans(Map.of(), Map.of("parlance.plans.free.requests.chats.minute", 3)))
                .isInstanceOf(BindException.class).rootCause().hasMessageContaining("chats");
    }

    /** As the service reads them: its own file, and over it the environment and what an operator sets. */
    private static Plans plans(Map<String, Object> variables, Map<String, Object> settings) throws Exception {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(variables)));
        sources.addFirst(new MapPropertySource("settings", settings));
        new YamlPropertySourceLoader().load("file", new ClassPathResource("account-service.yaml"))
                .forEach(sources::addLast);
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bind("parlance", ConfiguredPlans.class).get();
    }
}
