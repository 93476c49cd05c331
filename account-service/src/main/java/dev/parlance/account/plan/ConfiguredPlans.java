package dev.parlance.account.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@link Plans} as the settings {@code parlance.plans.*} say. */
@ConfigurationProperties("parlance")
final class ConfiguredPlans implements Plans {

    private final Map<String, PlanFigures> figures;

    private final String usual;

    /**
     * @param plans by their names
     * @param defaultPlan the plan of a new account
     */
    ConfiguredPlans(@DefaultValue Map<String, PlanSheet> plans, @DefaultValue("enterprise") String defaultPlan) {
        var read = new TreeMap<String, PlanFigures>();
        plans.forEach((name, sheet) -> read.put(name, sheet.figures()));
        this.figures = Collections.unmodifiableMap(read);
        this.usual = defaultPlan;
        if (!figures.containsKey(usual)) {
            throw new IllegalArgumentException("PARLANCE_DEFAULT_PLAN names the plan '" + usual
                    + "', and parlance.plans has only " + figures.keySet());
        }
    }

    @Override
    public Set<String> names() {
        return figures.keySet();
    }

    @Override
    public String usual() {
        return usual;
    }

    @Override
    public PlanFigures figures(String plan) {
        return Objects.requireNonNull(figures.getOrDefault(plan, figures.get(usual)));
    }

    @Override
    public Map<String, PlanFigures> all() {
        return figures;
    }
}
