package dev.parlance.testkit.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Fails for a type whose package does not promise to say where null is possible. */
final class LieInANullMarkedPackage extends ArchCondition<JavaClass> {

    LieInANullMarkedPackage() {
        super("lie in a package marked with @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!isMarked(type.getPackage())) {
            events.add(SimpleConditionEvent.violated(type,
                    "%s needs a package-info.java with a sentence and @NullMarked".formatted(type.getPackageName())));
        }
    }

    private static boolean isMarked(JavaPackage room) {
        return room.tryGetPackageInfo().filter(info -> info.isAnnotatedWith(NullMarked.class)).isPresent();
    }
}
