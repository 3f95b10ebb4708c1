package io.jevons;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The house: packages depend downwards only, without cycles, and the library is silent. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jevons");

    /** From the ground up; a package may use those before it. */
    private static final List<String> FLOORS = List.of(
            "internal",
            "base",
            "model",
            "data",
            "cost",
            "market",
            "demand",
            "scenario",
            "rebound",
            "uncertainty",
            "estimate",
            "explore",
            "report");

    /** What a notebook's kernel loads is compiled apart, and may be missing where an editor compiles the rest. */
    private static final String KERNEL = "kernel";

    /** What runs on Spark is compiled apart too, against Spark. */
    private static final String SPARK = "spark";

    /** The rooms whose types are public for their neighbours alone, and no API; {@code src/docs/versions.md} names them. */
    private static final String[] NO_API = {
        "io.jevons.internal..",
        "io.jevons.model..",
        "io.jevons.cost.roofline..",
        "io.jevons.demand.lanes..",
        "io.jevons.demand.engine..",
        "io.jevons.rebound.shares..",
        "io.jevons.uncertainty.design..",
        "io.jevons.uncertainty.particles..",
        "io.jevons.uncertainty.random..",
        "io.jevons.uncertainty.sensitivity..",
        "io.jevons.estimate.numeric..",
        "io.jevons.estimate.fitting..",
        "io.jevons.estimate.likelihood..",
        "io.jevons.kernel.."
    };

    /** Whether a package is for users, so that its names are imported and its methods look at what they are given. */
    static boolean isApi(String packageName) {
        return Arrays.stream(NO_API)
                .noneMatch(room -> (packageName + ".").startsWith(room.substring(0, room.length() - 1)));
    }

    @Test
    void packagesDependDownwardsOnly() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("io.jevons..");
        for (String floor : FLOORS) {
            layers = layers.layer(floor).definedBy("io.jevons." + floor + "..");
        }
        layers = layers.layer("door").definedBy("io.jevons");
        layers = layers.optionalLayer(KERNEL).definedBy("io.jevons." + KERNEL + "..");
        layers = layers.optionalLayer(SPARK).definedBy("io.jevons." + SPARK + "..");
        for (int i = 0; i < FLOORS.size(); i++) {
            List<String> above = new ArrayList<>(FLOORS.subList(i + 1, FLOORS.size()));
            above.add("door");
            above.add(KERNEL);
            above.add(SPARK);
            layers = layers.whereLayer(FLOORS.get(i)).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
        }
        layers = layers.whereLayer(SPARK).mayNotBeAccessedByAnyLayer();
        layers.whereLayer("door").mayNotBeAccessedByAnyLayer().check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.jevons.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("io.jevons.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void sparkIsKnownInItsRoomAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.jevons." + SPARK + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..")
                .check(CLASSES);
    }

    @Test
    void onlyLaunchersPrint() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.jevons.Main")
                .and()
                .doNotHaveFullyQualifiedName("io.jevons.Jevons")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void nothingConfiguresLogging() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ch.qos.logback..", "java.util.logging..", "org.apache.log4j..")
                .check(CLASSES);
    }

    @Test
    void publicSignaturesHaveOwnTypes() {
        for (String foreign : List.of("org.apache.commons.math3", "org.snakeyaml", "de.siegmar")) {
            DescribedPredicate<JavaClass> type = DescribedPredicate.describe(
                    "from " + foreign, c -> c.getPackageName().startsWith(foreign));
            DescribedPredicate<List<JavaClass>> some = DescribedPredicate.describe(
                    "some from " + foreign, all -> all.stream().anyMatch(type));
            noMethods()
                    .that()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackages(NO_API)
                    .should()
                    .haveRawReturnType(type)
                    .check(CLASSES);
            noCodeUnits()
                    .that()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackages(NO_API)
                    .should()
                    .haveRawParameterTypes(some)
                    .check(CLASSES);
            noFields()
                    .that()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackages(NO_API)
                    .should()
                    .haveRawType(type)
                    .check(CLASSES);
        }
    }

    /** Charts ask for no display: what starts the window system is not called. */
    @Test
    void nothingStartsTheWindowSystem() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.awt.GraphicsEnvironment")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.awt.Toolkit")
                .orShould()
                .callMethod(java.awt.image.BufferedImage.class, "createGraphics")
                .check(CLASSES);
    }

    @Test
    void namesAreTheFields() {
        classes()
                .should()
                .haveNameNotMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?")
                .check(CLASSES);
    }

    /** What has a table can be shown in a notebook's cell. */
    @Test
    void resultsWithATableAreShown() {
        List<String> missing = CLASSES.stream()
                .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC) && isApi(c.getPackageName()))
                .filter(c -> c.getMethods().stream()
                        .anyMatch(m -> List.of("toTable", "table").contains(m.getName())
                                && m.getModifiers().contains(JavaModifier.PUBLIC)
                                && !m.getModifiers().contains(JavaModifier.STATIC)
                                && m.getRawParameterTypes().isEmpty()
                                && m.getRawReturnType().isEquivalentTo(io.jevons.base.Table.class)))
                .filter(c -> !c.isAssignableTo(io.jevons.base.Shown.class))
                .map(c -> c.getName())
                .toList();
        assertEquals(List.of(), missing, "implement Shown, with toHtml() giving the table's");
    }
}
