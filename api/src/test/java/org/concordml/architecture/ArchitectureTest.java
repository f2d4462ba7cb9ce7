package org.concordml.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of the design that the compiler cannot hold. */
@AnalyzeClasses(packages = "org.concordml", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /**
   * The packages from the last of the flow to the first: each may depend on those after it. A new
   * package is put here, into docs/architecture.md and into the package-info of the root.
   */
  private static final List<String> LAYERS =
      List.of(
          "run",
          "experiment",
          "comparison",
          "quality",
          "training",
          "model",
          "provenance",
          "engine",
          "linear",
          "learning",
          "network",
          "preprocess",
          "evaluation",
          "split",
          "data",
          "random",
          "files",
          "json");

  /** A rule over too few classes proves nothing. */
  @ArchTest
  static void everySourceFileIsScanned(JavaClasses classes) {
    assertThat(classes)
        .filteredOn(JavaClass::isTopLevelClass)
        .extracting(JavaClass::getName)
        .filteredOn(name -> !name.endsWith("-info"))
        .contains("org.concordml.training.TrainingLoop")
        .containsExactlyInAnyOrderElementsOf(sources(Path.of("src/main/java")));
  }

  private static List<String> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '.'))
          .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @ArchTest
  static void everyPackageIsALayer(JavaClasses classes) {
    assertThat(packages(classes).map(name -> name.replaceAll("[.].*", "")).distinct())
        .as("packages of the library, and the layers of this test")
        .containsExactlyInAnyOrderElementsOf(LAYERS);
  }

  @ArchTest
  static void everyPackageIsDrawn(JavaClasses classes) throws IOException {
    List<String> drawn =
        Files.readString(Path.of("../docs/architecture.md"))
            .replaceAll("(?s).*\n## Packages of `api`", "")
            .replaceAll("(?s)\n## .*", "")
            .lines()
            .filter(line -> line.startsWith("| `"))
            .flatMap(row -> Stream.of(row.split("[|]")[1].replaceAll("[` ]", "").split(",")))
            .toList();

    assertThat(packages(classes)).containsExactlyInAnyOrderElementsOf(drawn);
  }

  @ArchTest
  static void thePackagesAreToldInTheOrderOfTheLayers(JavaClasses classes) throws IOException {
    String told = Files.readString(Path.of("src/main/java/org/concordml/package-info.java"));
    List<String> names =
        Pattern.compile("\\{@code\\s+(?:\\*\\s+)?([a-z]+)\\}")
            .matcher(told)
            .results()
            .map(name -> name.group(1))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(names);

    assertThat(names).isEqualTo(LAYERS);
  }

  /** Below the root: {@code data}, {@code engine.djl}. */
  private static Stream<String> packages(JavaClasses classes) {
    return classes.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> !name.equals("org.concordml"))
        .map(name -> name.substring("org.concordml.".length()))
        .distinct();
  }

  @ArchTest
  static void packagesHaveNoCycles(JavaClasses classes) {
    slices().matching("org.concordml.(**)").should().beFreeOfCycles().check(classes);
  }

  /** The one way through: each layer knows those before it in the flow, and none reaches back. */
  @ArchTest
  static void dependenciesPointOneWay(JavaClasses classes) {
    for (int layer = 1; layer < LAYERS.size(); layer++) {
      noClasses()
          .that()
          .resideInAPackage("org.concordml." + LAYERS.get(layer) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              LAYERS.subList(0, layer).stream()
                  .map(above -> "org.concordml." + above + "..")
                  .toArray(String[]::new))
          .check(classes);
    }
  }

  /** Its exceptions and remedies are everybody's, so it knows nobody. */
  @ArchTest
  static void theRootStandsBelowAll(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("org.concordml")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.concordml.*..")
        .check(classes);
  }

  /** Whoever embeds the library with the Java engine gets these libraries, and no others. */
  @ArchTest
  static void theCoreStandsOnFewLibraries(JavaClasses classes) {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "com.sun.management..",
                "org.concordml..",
                "org.jspecify.annotations..",
                "de.siegmar.fastcsv..",
                "ch.randelshofer.fastdoubleparser..",
                "org.hipparchus..",
                "com.google.gson.."))
        .check(classes);
  }

  /** Pictures need a desktop library, which a machine may lack. */
  @ArchTest
  static void theCoreNeedsNoDesktop(JavaClasses classes) {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.awt..").check(classes);
  }

  @ArchTest
  static void evaluationSeesArraysOnly(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAnyPackage("org.concordml.evaluation..", "org.concordml.split..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("de.siegmar.fastcsv..", "com.google.gson..")
        .check(classes);
  }

  @ArchTest
  static void theLibraryIsSilentAndNeverExits(JavaClasses classes) {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("results and errors are the caller's to print")
        .check(classes);
  }

  @ArchTest
  static void functionsStandOnTheirType(JavaClasses classes) {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager)")
        .because("a function belongs to the type it works on")
        .check(classes);
  }

  @ArchTest
  static void failuresOfOthersHaveOneRoot(JavaClasses classes) {
    classes()
        .that()
        .areAssignableTo(RuntimeException.class)
        .should()
        .beAssignableTo("org.concordml.ConcordException")
        .because("a caller catches one type for what has a cause outside the library")
        .check(classes);
  }
}
