package dev.parlance.testkit.house;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Fails for a type of one service that knows a type of another. */
final class StayInItsService extends ArchCondition<JavaClass> {

    private static final Pattern SERVICE = Pattern.compile("dev\\.parlance\\.(?!chassis\\b)(\\w+)\\b.*");

    StayInItsService() {
        super("stay in its service");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            if (leavesService(dependency)) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
    }

    private static boolean leavesService(Dependency dependency) {
        String target = service(dependency.getTargetClass());
        return !target.isEmpty() && !target.equals(service(dependency.getOriginClass()));
    }

    private static String service(JavaClass type) {
        Matcher name = SERVICE.matcher(type.getPackageName());
        return name.matches() ? name.group(1) : "";
    }
}
