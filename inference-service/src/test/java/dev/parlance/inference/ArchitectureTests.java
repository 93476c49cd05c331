package dev.parlance.inference;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import dev.parlance.testkit.house.HouseRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The rules of the house, and those of this service. */
@AnalyzeClasses(packages = "dev.parlance.inference", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule onlyTheProviderRoomSpeaksToUpstreams = noClasses()
            .that().resideOutsideOfPackages("..provider..", "..retrieval..", "..metering..")
            .should().dependOnClassesThat().resideInAnyPackage("reactor.netty..", "io.netty..")
            .because("what goes wrong on the way to a model is worded in one place, and neighbours have a room each");

    @ArchTest
    static final ArchRule theBuiltInModelKnowsNothingOfTheServiceAroundIt = noClasses()
            .that().resideInAPackage("dev.parlance.inference.extraction..")
            .should().dependOnClassesThat().resideInAnyPackage("reactor..", "org.springframework..")
            .because("choosing sentences is plain computing");
}
