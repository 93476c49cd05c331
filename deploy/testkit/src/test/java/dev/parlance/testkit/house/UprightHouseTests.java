package dev.parlance.testkit.house;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** Takes the house rules over the way a service does. */
@AnalyzeClasses(packages = "dev.parlance.upright", importOptions = DoNotIncludeJars.class)
class UprightHouseTests {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);
}
