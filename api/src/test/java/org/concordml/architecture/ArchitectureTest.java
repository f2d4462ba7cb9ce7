package org.concordml.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** The rules of the design that the compiler cannot hold. */
@AnalyzeClasses(packages = "org.concordml", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** A rule over too few classes proves nothing. */
  @ArchTest
  static void enoughClassesAreScanned(JavaClasses classes) {
    assertThat(classes).hasSizeGreaterThan(120);
    for (String name : new String[] {"data", "split", "transform", "network", "learning"}) {
      assertThat(classes).anyMatch(c -> c.getPackageName().equals("org.concordml." + name));
    }
  }

  @ArchTest
  static void packagesHaveNoCycles(JavaClasses classes) {
    slices().matching("org.concordml.(*)..").should().beFreeOfCycles().check(classes);
  }

  /** The one way through: each layer knows those before it, and nobody reaches back. */
  @ArchTest
  static void dependenciesPointOneWay(JavaClasses classes) {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("report")
        .definedBy("org.concordml.report..")
        .layer("comparison")
        .definedBy("org.concordml.comparison..")
        .layer("training")
        .definedBy("org.concordml.training..")
        .layer("engine")
        .definedBy("org.concordml.engine..")
        .layer("model")
        .definedBy(
            "org.concordml.network..",
            "org.concordml.learning..",
            "org.concordml.transform..",
            "org.concordml.evaluation..")
        .layer("rows")
        .definedBy("org.concordml.data..", "org.concordml.split..", "org.concordml.random..")
        .whereLayer("report")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("comparison")
        .mayOnlyBeAccessedByLayers("report")
        .whereLayer("training")
        .mayOnlyBeAccessedByLayers("report", "comparison")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("report", "comparison", "training")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("report", "comparison", "training", "engine")
        .check(classes);
  }

  @ArchTest
  static void onlyDataReadsTablesaw(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.concordml.data..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tech.tablesaw..")
        .check(classes);
  }

  /** Pictures need fonts and a desktop library, which a machine may lack. */
  @ArchTest
  static void onlyReportsDraw(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.concordml.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.awt..", "javax.imageio..", "org.knowm.xchart..", "com.pngencoder..")
        .check(classes);
  }

  @ArchTest
  static void onlyTheSharedHalfKnowsDjl(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.concordml.engine.djl..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(classes);
  }

  @ArchTest
  static void theSharedHalfKnowsNoEngineByName(JavaClasses classes) {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "ai.djl.pytorch..", "ai.djl.mxnet..", "ai.djl.onnxruntime..", "ai.djl.tensorflow..")
        .check(classes);
  }

  @ArchTest
  static void evaluationSeesArraysOnly(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAnyPackage("org.concordml.evaluation..", "org.concordml.split..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "tech.tablesaw..", "de.siegmar.fastcsv..")
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
