package dev.parlance.testkit.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * What holds in every service. A service takes them over with one field in a test of its own:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.parlance.account", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTests {
 *
 *     @ArchTest
 *     static final ArchTests house = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 *
 * A rule about something a service does not use holds there by itself.
 */
public final class HouseRules {

    @ArchTest
    static final ArchRule roomsFormNoCycle = slices().matching("dev.parlance.(*).(*)..").should().beFreeOfCycles()
            .because("a room that is reached from the rooms it uses cannot be understood alone").allowEmptyShould(true);

    @ArchTest
    static final ArchRule noServiceImportsAnother = classes().should(new StayInItsService())
            .because("services meet over HTTP and Kafka only").allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheIndexRoomKnowsWhereVectorsLive = onlyIn("dev.parlance.knowledge.index..",
            "org.apache.lucene..", "io.qdrant..");

    @ArchTest
    static final ArchRule onlyTheEmbeddingRoomRunsTheEmbeddingModel = onlyIn("dev.parlance.knowledge.embedding..",
            "dev.langchain4j..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule onlyEventRoomsSpeakKafka = noClasses().that().resideOutsideOfPackages("..event..",
            "dev.parlance.chassis..").should().dependOnClassesThat().resideInAnyPackage("org.apache.kafka..",
                    "org.springframework.kafka..", "org.springframework.cloud.stream..")
            .because("a broker is a detail of how facts travel").allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyStoresSpeakSql = noClasses().that(not(store())).should().dependOnClassesThat()
            .resideInAnyPackage("io.r2dbc..", "org.springframework.r2dbc..", "org.springframework.data.r2dbc..",
                    "org.springframework.jdbc..", "java.sql..")
            .because("a port with a plural name stands between a room and its tables").allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyWaitsForAMonoOrFlux = noClasses().should().callMethodWhere(
            target(nameMatching("block|blockOptional|blockFirst|blockLast|toIterable|toStream"))
                    .and(target(owner(nameMatching("reactor\\.core\\.publisher\\..*")))))
            .because("an event loop that waits serves nobody").allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethodWhere(target(nameMatching("sleep"))
            .and(target(owner(nameMatching("java\\.lang\\.Thread|java\\.util\\.concurrent\\.TimeUnit")))))
            .because("time is waited for with a delay that holds no thread").allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyWritesToTheConsole = noClasses().should().accessFieldWhere(
            target(nameMatching("out|err"))
                    .and(target(owner(nameMatching("java\\.lang\\.System")))))
            .because("what an operator should know is logged").allowEmptyShould(true);

    @ArchTest
    static final ArchRule whatATypeNeedsArrivesThroughItsConstructor = noFields().should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired").orShould()
            .beAnnotatedWith("jakarta.inject.Inject").orShould().beAnnotatedWith("jakarta.annotation.Resource")
            .because("a hidden dependency cannot be given in a test").allowEmptyShould(true);

    @ArchTest
    static final ArchRule settingsArriveAsRecords = noClasses().should().dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
            .because("a settings record can be read, tested and documented in one place").allowEmptyShould(true);

    @ArchTest
    static final ArchRule failuresHaveTypesOfTheirOwn = noClasses().should().callConstructorWhere(
            target(owner(nameMatching("java\\.lang\\.(Throwable|Error|Exception|RuntimeException)")))
                    .and(describe("is thrown as it is", call -> !call.getOrigin().getName().equals("<init>"))))
            .because("a caller can only answer a failure it can tell from others").allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyPackageSaysWhatMayBeNull = classes().should(new LieInANullMarkedPackage())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule typesStayInTheirRoomUnlessAnotherNeedsThem = classes().that().areTopLevelClasses().and()
            .arePublic().should(new BeNeededOutsideItsRoom()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule roomsAreNamedByWhatTheyKnow = noClasses().should()
            .resideInAnyPackage("..service..", "..impl..",
                    "..dto..", "..util..", "..utils..", "..common..", "..helper..", "..manager..", "..config..",
                    "..exception..")
            .because("a room named after a technique collects whatever uses it").allowEmptyShould(true);

    @ArchTest
    static final ArchRule typesAreNamedByWhatTheyAre = noClasses().should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Constants|DTO|Dto)")
            .because("such a name would fit anything").allowEmptyShould(true);

    private HouseRules() {
    }

    private static ArchRule onlyIn(String room, String... drivers) {
        return noClasses().that().resideOutsideOfPackage(room).should().dependOnClassesThat()
                .resideInAnyPackage(drivers)
                .because("each driver has one address").allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> store() {
        return describe("are stores or assemble them", type -> isStore(outermost(type)));
    }

    private static boolean isStore(JavaClass type) {
        String name = type.getSimpleName();
        return name.startsWith("R2dbc") || name.endsWith("Configuration") || type.getPackageName().contains(".store")
                || type.getPackageName().startsWith("dev.parlance.chassis");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
    }
}
