package dev.parlance.testkit.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * Fails for a public type that no other package uses, neither by itself nor through another public type of its room. The
 * application class is what the launcher starts.
 */
final class BeNeededOutsideItsRoom extends ArchCondition<JavaClass> {

    BeNeededOutsideItsRoom() {
        super("be needed outside its room");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!isApplication(type)
                && type.getDirectDependenciesToSelf().stream().noneMatch(BeNeededOutsideItsRoom::opens)) {
            events.add(SimpleConditionEvent.violated(type,
                    "%s is public, yet nothing outside %s needs it".formatted(type.getName(), type.getPackageName())));
        }
    }

    private static boolean isApplication(JavaClass type) {
        return type.getSimpleName().endsWith("Application");
    }

    private static boolean opens(Dependency dependency) {
        JavaClass user = dependency.getOriginClass();
        JavaClass type = dependency.getTargetClass();
        boolean elsewhere = !user.getPackageName().equals(type.getPackageName());
        boolean isOther = !user.equals(type) && !user.getName().startsWith(type.getName() + "$");
        return elsewhere || (isOther && user.getModifiers().contains(JavaModifier.PUBLIC));
    }
}
