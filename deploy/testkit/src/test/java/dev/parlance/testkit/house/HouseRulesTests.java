package dev.parlance.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests for {@link HouseRules}. */
class HouseRulesTests {

    private static final JavaClasses CROOKED = new ClassFileImporter().importPackages("dev.parlance.crooked");
    private static final JavaClasses UPRIGHT = new ClassFileImporter().importPackages("dev.parlance.upright");
    private static final JavaClasses NOTHING = new ClassFileImporter().importPackages("dev.parlance.nowhere");

    @TestFactory
    Stream<DynamicTest> eachRuleFindsWhatIsWrong() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule.getName(),
                () -> assertThat(read(rule).evaluate(CROOKED).hasViolation()).isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> eachRuleLeavesAGoodHouseAlone() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule.getName(), () -> read(rule).check(UPRIGHT)));
    }

    @TestFactory
    Stream<DynamicTest> eachRuleHoldsWhereThereIsNothing() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule.getName(), () -> read(rule).check(NOTHING)));
    }

    @Test
    void publicTypesOfARoomAreNeededThroughOneAnother() {
        assertThat(
                HouseRules.typesStayInTheirRoomUnlessAnotherNeedsThem.evaluate(CROOKED).getFailureReport().getDetails())
                .containsExactly(
                        "dev.parlance.crooked.util.TextUtils is public, yet nothing outside dev.parlance.crooked.util needs it");
    }

    private static Stream<Field> rules() {
        return Arrays.stream(HouseRules.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class));
    }

    private static ArchRule read(Field rule) throws IllegalAccessException {
        return (ArchRule) rule.get(null);
    }
}
