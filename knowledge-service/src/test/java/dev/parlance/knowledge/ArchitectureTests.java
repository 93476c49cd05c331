package dev.parlance.knowledge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import dev.parlance.testkit.house.HouseRules;

/** The rules of the house, and those only this service needs. */
@AnalyzeClasses(packages = "dev.parlance.knowledge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule ONLY_PARSING_OPENS_FILES_OF_OTHERS = noClasses()
            .that().resideOutsideOfPackage("..parsing..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("org.apache.pdfbox..", "org.apache.poi..", "org.jsoup..", "org.apache.tika..")
            .because("what reads foreign files is hardened in one place");
}
