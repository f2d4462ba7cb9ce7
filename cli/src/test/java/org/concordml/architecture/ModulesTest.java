package org.concordml.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
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
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.preprocess.scaling.Scaler;

/** The rules of the design that are about all modules together; this is where all are seen. */
@AnalyzeClasses(packages = "org.concordml", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {

  /** The modules that the command line runs on, itself among them. */
  private static final List<String> MODULES =
      List.of(
          "api",
          "datasets",
          "tablesaw",
          "benchmark",
          "report",
          "onnx",
          "bundle",
          "serve",
          "engines/djl",
          "engines/java",
          "engines/pytorch",
          "engines/mxnet",
          "engines/onnxruntime",
          "cli");

  /** A rule over too few classes proves nothing. */
  @ArchTest
  static void everySourceFileIsScanned(JavaClasses classes) {
    List<String> sources =
        MODULES.stream().flatMap(m -> sources(Path.of("..", m, "src/main/java")).stream()).toList();

    assertThat(classes)
        .filteredOn(JavaClass::isTopLevelClass)
        .extracting(JavaClass::getName)
        .filteredOn(name -> !name.endsWith("-info"))
        .contains("org.concordml.cli.Main", "org.concordml.training.TrainingLoop")
        .containsExactlyInAnyOrderElementsOf(sources);
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
  static void everyPackageIsDrawn(JavaClasses classes) throws IOException {
    String drawn = Files.readString(Path.of("../docs/architecture.md"));

    assertThat(classes)
        .extracting(JavaClass::getPackageName)
        .filteredOn(name -> !name.equals("org.concordml"))
        .extracting(name -> "`" + name.substring("org.concordml.".length()) + "`")
        .isNotEmpty()
        .allSatisfy(name -> assertThat(drawn).contains(name));
  }

  /** Each package for itself, those within one another too. */
  @ArchTest
  static void packagesHaveNoCycles(JavaClasses classes) {
    slices().matching("org.concordml.(**)").should().beFreeOfCycles().check(classes);
  }

  /**
   * The packages of the command line from the commands down: each may depend on those after it. A
   * new one is put here and into docs/architecture.md.
   */
  private static final List<String> COMMAND_LINE =
      List.of(
          "org.concordml.cli",
          "org.concordml.cli.engine",
          "org.concordml.cli.run",
          "org.concordml.cli.model",
          "org.concordml.cli.prediction",
          "org.concordml.cli.output",
          "org.concordml.cli.option",
          "org.concordml.cli.argument",
          "org.concordml.cli.terminal");

  @ArchTest
  static void theCommandLineHasLayersOfItsOwn(JavaClasses classes) {
    assertThat(
            classes.stream()
                .filter(ModulesTest::isOfTheCommandLine)
                .map(JavaClass::getPackageName)
                .distinct())
        .containsExactlyInAnyOrderElementsOf(COMMAND_LINE);
    for (int layer = 1; layer < COMMAND_LINE.size(); layer++) {
      noClasses()
          .that()
          .resideInAPackage(COMMAND_LINE.get(layer))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND_LINE.subList(0, layer).toArray(String[]::new))
          .check(classes);
    }
  }

  /** A room in which nothing is found is split by what its types can do. */
  private static final int MOST_TYPES_OF_A_PACKAGE = 22;

  @ArchTest
  static void aPackageCanBeTakenInAtAGlance(JavaClasses classes) {
    Map<String, Long> types =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

    assertThat(types)
        .containsKey("org.concordml.cli.option")
        .allSatisfy(
            (name, count) ->
                assertThat(count).as(name).isLessThanOrEqualTo(MOST_TYPES_OF_A_PACKAGE));
  }

  private static boolean isOfTheCommandLine(JavaClass type) {
    return (type.getPackageName() + ".").startsWith("org.concordml.cli.");
  }

  /** Pictures need fonts and a desktop library, which a machine may lack. */
  @ArchTest
  static void onlyChartsDraw(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.concordml.report.chart..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.awt..", "javax.imageio..", "org.knowm.xchart..", "com.pngencoder..")
        .check(classes);
  }

  @ArchTest
  static void failuresOfOthersHaveOneRoot(JavaClasses classes) {
    classes()
        .that()
        .resideOutsideOfPackage("org.concordml.cli..")
        .and()
        .areAssignableTo(RuntimeException.class)
        .should()
        .beAssignableTo("org.concordml.ConcordException")
        .because("a caller catches one type for what has a cause outside the library")
        .check(classes);
  }

  @ArchTest
  static void onlyItsOwnModuleKnowsPyTorch(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.concordml.engine.pytorch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl.pytorch..")
        .check(classes);
  }

  @ArchTest
  static void onlyItsOwnModuleKnowsMxNet(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.concordml.engine.mxnet..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl.mxnet..")
        .check(classes);
  }

  @ArchTest
  static void onlyItsOwnModuleKnowsOnnxRuntime(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.concordml.engine.onnxruntime..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.onnxruntime..")
        .check(classes);
  }

  /** What a graph is written with stays behind one type. */
  @ArchTest
  static void onlyItsOwnPackageKnowsTheMessagesOfOnnx(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.concordml.onnx.graph..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.onnx.proto..", "com.google.protobuf..", "org.tribuo..")
        .check(classes);
  }

  @ArchTest
  static void onlyEnginesKnowDjl(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.concordml.engine.djl..",
            "org.concordml.engine.pytorch..",
            "org.concordml.engine.mxnet..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(classes);
  }

  /** An engine is a folder: nothing is compiled against it, it is found at run time. */
  @ArchTest
  static void nobodyKnowsAnEngineByItsClass(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.concordml.engine.plain..",
            "org.concordml.engine.pytorch..",
            "org.concordml.engine.mxnet..",
            "org.concordml.engine.onnxruntime..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.concordml.engine.plain..",
            "org.concordml.engine.pytorch..",
            "org.concordml.engine.mxnet..",
            "org.concordml.engine.onnxruntime..")
        .check(classes);
  }

  @ArchTest
  static void theLibraryKnowsNoCommandLine(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.concordml.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.concordml.cli..", "picocli..", "me.tongfei..")
        .check(classes);
  }

  @ArchTest
  static void onlyTheCommandLinePrintsAndExits(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.concordml.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(classes);
  }

  private static final Set<String> CHANGE_THE_PROCESS =
      Set.of(
          "java.lang.System.setProperty",
          "java.lang.System.setProperties",
          "java.lang.System.clearProperty",
          "java.lang.System.setOut",
          "java.lang.System.setErr",
          "java.lang.System.setIn",
          "java.lang.Runtime.addShutdownHook",
          "java.lang.Thread.setDefaultUncaughtExceptionHandler",
          "java.io.File.deleteOnExit",
          "java.util.Locale.setDefault",
          "java.util.TimeZone.setDefault",
          "org.concordml.engine.djl.natives.ProcessEnvironment.setUnlessSet");

  /** The process is the application's: docs/embedding.md says what changes it, and who asks. */
  @ArchTest
  static void whoChangesTheProcessIsNamed(JavaClasses classes) {
    Set<String> changed =
        classes.stream()
            .filter(type -> !isOfTheCommandLine(type))
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(
                access ->
                    CHANGE_THE_PROCESS.contains(
                        access.getTargetOwner().getName() + "." + access.getName()))
            .map(
                access ->
                    access.getOriginOwner().getSimpleName() + "." + access.getOrigin().getName())
            .collect(Collectors.toSet());

    assertThat(changed)
        .containsExactlyInAnyOrder(
            "LoadingProperties.set",
            "LoadingProperties.restore",
            "DjlBackend.tuneEnvironment",
            "NativeCache.newFolder",
            "AtomicFolder.closeOnShutdown");
  }

  /** A jar without a name of its own is a module called after its file. */
  @ArchTest
  static void everyModuleHasAName(JavaClasses classes) throws IOException {
    for (String module : MODULES) {
      String pom = Files.readString(Path.of("..", module, "pom.xml"));
      Matcher name = Pattern.compile("<concord.module>(.*)</concord.module>").matcher(pom);
      assertThat(name.find()).as(module).isTrue();
      assertThat(classes.contain(name.group(1) + ".package-info")).as(module).isTrue();
    }
  }

  /** What is printed or written is the same in Cairo: {@code "%d".formatted(5)} is not. */
  @ArchTest
  static void nothingTakesTheDefaultLocale(JavaClasses classes) {
    noClasses().should().accessTargetWhere(TAKES_THE_DEFAULT_LOCALE).check(classes);
  }

  private static final Set<String> TAKE_A_LOCALE =
      Set.of(
          "java.lang.String.format",
          "java.lang.String.formatted",
          "java.lang.String.toLowerCase",
          "java.lang.String.toUpperCase",
          "java.io.PrintStream.format",
          "java.io.PrintStream.printf",
          "java.io.PrintWriter.format",
          "java.io.PrintWriter.printf",
          "java.text.DecimalFormat.<init>",
          "java.text.NumberFormat.getInstance",
          "java.text.NumberFormat.getIntegerInstance",
          "java.text.NumberFormat.getNumberInstance",
          "java.text.NumberFormat.getPercentInstance",
          "java.text.SimpleDateFormat.<init>",
          "java.time.format.DateTimeFormatter.ofPattern",
          "java.util.Formatter.<init>",
          "java.util.Locale.getDefault",
          "java.util.Scanner.<init>");

  private static final DescribedPredicate<JavaAccess<?>> TAKES_THE_DEFAULT_LOCALE =
      DescribedPredicate.describe(
          "the default locale is taken",
          access ->
              access.getTarget() instanceof CodeUnitAccessTarget called
                  && TAKE_A_LOCALE.contains(called.getOwner().getName() + "." + called.getName())
                  && called.getRawParameterTypes().stream().noneMatch(ModulesTest::isALocale));

  private static boolean isALocale(JavaClass type) {
    return type.isEquivalentTo(Locale.class) || type.isEquivalentTo(DecimalFormatSymbols.class);
  }

  @ArchTest
  static void functionsStandOnTheirType(JavaClasses classes) {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager)").check(classes);
  }

  /**
   * A ladder of type tests ends somewhere: an optimizer that it did not know was not applied, a
   * loss was taken for another. With {@code match} a case that is missing does not compile.
   */
  @ArchTest
  static void whoeverDistinguishesWhatIsLearntDistinguishesAllOfIt(JavaClasses classes) {
    Set<Class<?>> families =
        Set.of(
            Loss.class,
            Optimizer.class,
            GradientClipping.class,
            LearningRate.class,
            ClassWeights.class,
            Scaler.class);

    assertThat(classes)
        .filteredOn(type -> !isOfTheCommandLine(type))
        .flatExtracting(JavaClass::getInstanceofChecks)
        .filteredOn(check -> families.stream().anyMatch(check.getRawType()::isAssignableTo))
        .isEmpty();
  }
}
