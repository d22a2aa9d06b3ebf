package org.khural;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.Personal;

/** The layout of the house, held by a test: who may know whom, and what no layer may touch. */
class HouseRulesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/khural");
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.khural");

    @Test
    void the_floors_of_the_house_lie_on_each_other() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.khural..")
                .withOptionalLayers(true)
                .layer("Main")
                .definedBy("org.khural")
                .layer("edge")
                .definedBy("org.khural.edge..")
                .layer("effect")
                .definedBy("org.khural.effect..")
                .layer("live")
                .definedBy("org.khural.live..")
                .layer("evidence")
                .definedBy("org.khural.evidence..")
                .layer("signing")
                .definedBy("org.khural.signing..")
                .layer("ballot")
                .definedBy("org.khural.ballot..")
                .layer("store")
                .definedBy("org.khural.store..")
                .layer("wire")
                .definedBy("org.khural.wire..")
                .layer("domain")
                .definedBy("org.khural.domain..")
                .whereLayer("Main")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("edge")
                .mayOnlyBeAccessedByLayers("Main")
                .whereLayer("effect")
                .mayOnlyBeAccessedByLayers("Main")
                .whereLayer("live")
                .mayOnlyBeAccessedByLayers("edge", "effect", "Main")
                .whereLayer("evidence")
                .mayOnlyBeAccessedByLayers("edge", "effect", "Main")
                .whereLayer("signing")
                .mayOnlyBeAccessedByLayers("evidence", "edge", "effect", "Main")
                .whereLayer("ballot")
                .mayOnlyBeAccessedByLayers("edge", "effect", "Main")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("live", "edge", "effect", "Main")
                .whereLayer("wire")
                .mayOnlyBeAccessedByLayers("live", "edge", "evidence", "Main")
                .check(HOUSE);
    }

    @Test
    void the_domain_knows_java_and_persistent_collections_only() {
        classes()
                .that()
                .resideInAPackage("org.khural.domain..")
                .and(DescribedPredicate.not(nameMatching(".*\\.agreement\\.Fact")))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.khural.domain..",
                        "org.pcollections..",
                        "org.jspecify.annotations..",
                        "java.lang",
                        "java.lang.annotation",
                        "java.lang.invoke",
                        "java.lang.runtime",
                        "java.text",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.stream")
                .check(HOUSE);
    }

    /** So that who wants to check how ballots are signed has four short files to read. */
    @Test
    void ballots_are_signed_with_what_java_brings() {
        classes()
                .that()
                .resideInAPackage("org.khural.ballot..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.khural.ballot..", "java..")
                .check(HOUSE);
    }

    /** Time, ids and chance come from outside, with {@link org.khural.domain.By}. */
    @Test
    void the_domain_has_no_clock_no_dice_and_no_threads() {
        var forbidden =
                List.of(
                        "java\\.lang\\.(Thread|System|Runtime|Process\\w*)[.$].*",
                        "java\\.time\\.(Clock|InstantSource).*",
                        "java\\.util\\.(Random|UUID|Timer|Locale\\.getDefault).*",
                        "java\\.time\\.ZoneId\\.systemDefault.*",
                        "java\\.lang\\.Math\\.random.*",
                        "java\\.time\\.\\w+\\.now\\(.*",
                        "java\\.util\\.Collections\\.shuffle.*");
        noClasses()
                .that()
                .resideInAPackage("org.khural.domain..")
                .should()
                .callCodeUnitWhere(calls("a clock, dice or a thread", String.join("|", forbidden)))
                .check(HOUSE);
    }

    @Test
    void nothing_in_the_domain_ever_changes() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.khural.domain..")
                .should()
                .beFinal()
                .check(HOUSE);
    }

    @Test
    void no_chapter_needs_itself_through_another() {
        slices().matching("org.khural.domain.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    /** Each chapter reads the state of those before it; only the workshop knows all. */
    @ParameterizedTest(name = "{0} does not read {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    about      | agreement attendance people agenda chair floor request poll session display
                    attendance | agreement people agenda chair floor request poll session display about
                    people     | agreement agenda chair floor request poll session display about
                    agenda     | agreement attendance chair floor request poll session display about
                    chair      | agreement attendance agenda floor request poll session display about
                    floor      | agreement request poll session display about
                    request    | agreement poll session display about
                    poll       | agreement floor request session display about
                    agreement  | attendance floor request poll session display about
                    session    | agreement display about
                    display    | agreement about attendance people agenda chair floor request poll session
                    """)
    void chapters_are_in_order(String chapter, String others) {
        var packages =
                List.of(others.split(" ")).stream().map(c -> "org.khural.domain." + c + "..");
        noClasses()
                .that()
                .resideInAPackage("org.khural.domain." + chapter + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .check(HOUSE);
    }

    /**
     * What a person typed is for windows and for the wire; a rule that read it could not forget.
     */
    @Test
    void only_windows_and_the_wire_read_what_is_personal() {
        var may =
                resideInAPackage("org.khural.wire..")
                        .or(nameMatching("org\\.khural\\.domain\\..*(View|Plate|Me)(\\$.*)?"))
                        .or(nameMatching(".*\\.Personal"));
        noClasses()
                .that(DescribedPredicate.not(may))
                .should()
                .callMethod(Personal.class, "value")
                .check(HOUSE);
    }

    /** A view may pass a tree of JSON on without looking into it; making one is the wire's work. */
    @Test
    void json_is_made_and_read_in_the_wire_only() {
        var opaque = nameMatching("com\\.fasterxml\\.jackson\\.databind\\.JsonNode");
        noClasses()
                .that()
                .resideOutsideOfPackage("org.khural.wire..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.fasterxml..", "com.flipkart..")
                                .and(DescribedPredicate.not(opaque)))
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.khural.wire..", "org.khural.live..")
                .should()
                .dependOnClassesThat(opaque)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("org.khural.live..")
                .should()
                .callCodeUnitWhere(calls("a tree of JSON", ".*\\.JsonNode\\.(?!equals|size).*"))
                .check(HOUSE);
    }

    @Test
    void redis_is_the_stores_and_http_is_the_edges() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.khural.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.redis..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.khural.edge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.core.http..", "io.vertx.ext.web..")
                .check(HOUSE);
    }

    @Test
    void nothing_waits_on_an_event_loop() {
        var waits =
                List.of(
                        "java\\.lang\\.Thread\\.(sleep|join).*",
                        "java\\.util\\.concurrent\\.\\w+\\.(get|join|await|acquire|take)\\(.*",
                        "io\\.vertx\\.core\\.Future\\.await.*");
        noClasses()
                .that()
                .resideInAnyPackage("org.khural.live..", "org.khural.edge..", "org.khural.wire..")
                .should()
                .callCodeUnitWhere(calls("something that waits", String.join("|", waits)))
                .check(HOUSE);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Service|Helper|Utils?|Impl|DTO)(\\$.*)?")
                .check(HOUSE);
        noClasses()
                .that()
                .areInterfaces()
                .should()
                .haveNameMatching(".*\\.I[A-Z][a-z].*")
                .check(HOUSE);
    }

    @Test
    void files_are_short_enough_to_be_read() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var tooLong =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > 400)
                            .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    @Test
    void every_package_says_what_lives_in_it() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var silent =
                    files.filter(Files::isDirectory)
                            .filter(folder -> Files.notExists(folder.resolve("package-info.java")))
                            .toList();
            assertThat(silent).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaCall<?>> calls(String what, String regex) {
        return DescribedPredicate.describe(
                "call " + what,
                call -> {
                    JavaClass owner = call.getTargetOwner();
                    return (owner.getName() + "." + call.getTarget().getName() + "(")
                            .matches(regex);
                });
    }
}
