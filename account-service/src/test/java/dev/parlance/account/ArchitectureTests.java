package dev.parlance.account;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import dev.parlance.testkit.house.HouseRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The rules of the house, and those only this service needs. */
@AnalyzeClasses(packages = "dev.parlance.account", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule ONLY_ONE_CLASS_HASHES_PASSWORDS = noClasses()
            .that().doNotHaveSimpleName("BlockingArgon2")
            .should().dependOnClassesThat().resideInAnyPackage("org.springframework.security..", "org.bouncycastle..")
            .because("a hash takes a processor for tens of milliseconds and belongs on threads of its own");

    @ArchTest
    static final ArchRule ONLY_ONE_CLASS_KNOWS_HOW_TOKENS_ARE_SIGNED = noClasses()
            .that().doNotHaveSimpleName("AccessTokens")
            .should().dependOnClassesThat().resideInAnyPackage("com.nimbusds..")
            .because("which signatures count is decided once");
}
