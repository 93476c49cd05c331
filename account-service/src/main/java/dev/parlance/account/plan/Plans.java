package dev.parlance.account.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plans of this installation and their figures, as its operator configured them. */
public interface Plans {

    /** In alphabetical order. */
    Set<String> names();

    /** The plan of a new account, and of an account whose plan is no longer configured. */
    String usual();

    PlanFigures figures(String plan);

    default List<Limit> limits(String plan) {
        return figures(plan).limits();
    }

    /** The same for all plans at once, by their names. */
    Map<String, PlanFigures> all();
}
