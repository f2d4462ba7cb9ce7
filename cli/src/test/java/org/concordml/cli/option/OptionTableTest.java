package org.concordml.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordml.cli.Invocation.parsed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.concordml.cli.terminal.Terminal;
import org.concordml.data.Examples;
import org.concordml.data.Schema;
import org.concordml.data.TabularData;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.ThreadCount;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.split.Split;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

/**
 * From options to the configuration they make, row by row of {@link OptionTable}; a new option of
 * {@code train} or {@code compare} needs a row there.
 */
class OptionTableTest {

  @ParameterizedTest
  @MethodSource("org.concordml.cli.option.OptionTable#rows")
  void optionsMakeTheConfiguration(OptionTable.Row row) {
    assertMakes(row.expected(), mixin(parsed("train", row.options()), JobOptions.class));
  }

  @ParameterizedTest
  @MethodSource("org.concordml.cli.option.OptionTable#formatRows")
  void optionsMakeTheFormat(OptionTable.FormatRow row) {
    assertThat(mixin(parsed("train", row.options()), FormatOptions.class).format())
        .isEqualTo(row.expected());
  }

  /** The rows hold for {@code compare} too, which has its options from the same place. */
  @Test
  void compareTakesTheSameOptionsOfAJob() {
    CommandSpec train = parsed("train", "");
    CommandSpec compare = parsed("compare", "--epochs 3 --seed 7 --threshold 0.2");

    assertThat(names(compare.mixins().get("job"))).isEqualTo(names(train.mixins().get("job")));
    assertMakes(
        OptionTable.Setup.MAIN.withThreshold(0.2).fit(fit -> fit.epochs(3).seed(7)),
        mixin(compare, JobOptions.class));
  }

  /** A training that goes on puts its words over the recipe that they made. */
  @ParameterizedTest
  @MethodSource("org.concordml.cli.option.OptionTable#rows")
  void optionsOverTheirOwnRecipeChangeNothing(OptionTable.Row row) {
    JobOptions options = mixin(parsed("train", row.options()), JobOptions.class);
    Recipe begun = options.recipe();

    assertThat(options.over(begun).toJson()).isEqualTo(begun.toJson());
  }

  private static void assertMakes(OptionTable.Setup expected, JobOptions options) {
    Experiment job = prepared(options);
    Recipe recipe = job.recipe();

    assertThat(
            new OptionTable.Setup(
                job.data().schema(),
                recipe.split(),
                recipe.scaler(),
                recipe.threshold(),
                job.training().network(),
                job.training().config()))
        .isEqualTo(expected);
    assertRowsWeightsAndOrder(expected, job);
  }

  /** What the configuration says is what the rows, the weights and the order are made with. */
  private static void assertRowsWeightsAndOrder(OptionTable.Setup expected, Experiment job) {
    TabularData data = job.data();
    boolean chooses = expected.fit().earlyStopping().isPresent();
    Split split = expected.splitting().split(data.rows(), expected.fit().seed(), chooses);
    FittedScaler scaler = expected.scaler().fit(split.training(data));
    TrainingJob made =
        TrainingJob.of(
            expected.network(),
            expected.fit(),
            scaler.transform(split.training(data).labelled()),
            scaler.transform(split.hasMonitor() ? split.monitor(data.rows()) : split.test(data)),
            scaler.transform(split.test(data)));

    assertThat(job.split()).isEqualTo(split);
    assertSame(job.training().train(), made.train());
    assertSame(job.training().validation(), made.validation());
    assertSame(job.training().test(), made.test());
    assertThat(job.training().initial().toArray()).isEqualTo(made.initial().toArray());
    assertThat(job.training().order().epoch(2)).isEqualTo(made.order().epoch(2));
  }

  private static void assertSame(Examples found, Examples expected) {
    assertThat(found.features().toArray()).isEqualTo(expected.features().toArray());
    assertThat(found.labels()).isEqualTo(expected.labels());
  }

  @TempDir Path folder;

  @Test
  void targetAndPositiveOfATableOfOnesOwn() throws IOException {
    Path csv = folder.resolve("mine.csv");
    StringBuilder text = new StringBuilder("age,ill,dose,smokes\n");
    for (int i = 0; i < 40; i++) {
      text.append(20 + i * 7 % 31).append(i % 4 == 0 ? ",yes," : ",no,").append(i % 7);
      text.append(i % 2 == 0 ? ",1\n" : ",0\n");
    }
    Files.writeString(csv, text);

    assertThat(schema(csv + " --target smokes --drop ill"))
        .isEqualTo(new Schema(List.of("age", "dose"), "smokes", "1", "0"));
    assertThat(schema(csv + " --target ill"))
        .isEqualTo(new Schema(List.of("age", "dose", "smokes"), "ill", "yes", "no"));
    assertThat(schema(csv + " --target ill --positive no"))
        .isEqualTo(new Schema(List.of("age", "dose", "smokes"), "ill", "no", "yes"));
  }

  private static Schema schema(String options) {
    return prepared(mixin(parsed("train", options), JobOptions.class)).data().schema();
  }

  private static Experiment prepared(JobOptions options) {
    return options.prepare(options.recipe()).experiment();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "compare"})
  void whereItRunsAndWhatIsPrinted(String command) {
    CommandSpec usual = parsed(command, "");
    assertThat(mixin(usual, DeviceOptions.class).request()).isEqualTo(DeviceRequest.AUTO);
    assertThat(mixin(usual, ThreadOptions.class).count()).isEqualTo(ThreadCount.AUTO);
    assertThat(mixin(usual, LibraryOptions.class).named()).isFalse();
    OutputOptions output = mixin(usual, OutputOptions.class);
    assertThat(output.out(usual)).isEqualTo(Path.of("concord-out"));
    assertThat(List.of(output.json(), output.quiet(), output.verbose())).containsOnly(false);
    Terminal colourful = new Terminal(true, true, true, 80);
    assertThat(output.color(colourful)).isTrue();

    CommandSpec cpu = parsed(command, "--device cpu --threads 3 --libtorch lib --out there --json");
    assertThat(mixin(cpu, DeviceOptions.class).request()).isEqualTo(DeviceRequest.CPU);
    assertThat(mixin(cpu, ThreadOptions.class).count()).isEqualTo(ThreadCount.of(3));
    assertThat(mixin(cpu, LibraryOptions.class).named()).isTrue();
    OutputOptions document = mixin(cpu, OutputOptions.class);
    assertThat(document.out(cpu)).isEqualTo(Path.of("there"));
    assertThat(document.json()).isTrue();
    assertThat(List.of(document.quiet(), document.verbose())).containsOnly(false);

    assertThat(mixin(parsed(command, "--device gpu:2"), DeviceOptions.class).request())
        .isEqualTo(new DeviceRequest(DeviceRequest.Kind.GPU, 2));
    assertThat(mixin(parsed(command, "--quiet"), OutputOptions.class).quiet()).isTrue();
    assertThat(mixin(parsed(command, "--verbose"), OutputOptions.class).verbose()).isTrue();
    assertThat(mixin(parsed(command, "--no-color"), OutputOptions.class).color(colourful))
        .isFalse();
  }

  /** Those of the rows, those of the two tests above, and those that other tests are about. */
  @Test
  void everyOptionIsLookedAt() {
    Set<String> seen = new TreeSet<>();
    Stream.concat(
            OptionTable.rows().map(OptionTable.Row::options),
            OptionTable.formatRows().map(OptionTable.FormatRow::options))
        .flatMap(options -> Arrays.stream(options.split(" ")))
        .filter(word -> word.startsWith("--"))
        .forEach(seen::add);
    seen.addAll(List.of("--device", "--threads", "--libtorch", "--out", "--json", "--quiet"));
    seen.addAll(List.of("--verbose", "--no-color", "--config", "--print-config"));
    seen.add("--no-baseline"); // BaselineOutputTest
    seen.add("--preset"); // PresetOptionTest
    seen.addAll(List.of("--checkpoint", "--checkpoint-every", "--resume")); // ResumeCommandTest
    seen.add("--save"); // SavedModelTest
    seen.addAll(List.of("--init", "--freeze")); // InitCommandTest
    seen.addAll(List.of("--huber-delta", "--quantile"));
    seen.addAll(ColumnOptionsTest.OPTIONS);
    Set<String> ofCommands = new TreeSet<>(names(parsed("train", "")));
    ofCommands.addAll(names(parsed("compare", "")));

    // ConfigFileTest: the file; LossOptionsTest: losses of numbers. TrainCommandTest and
    // CompareCommandTest: engines by their output,
    // the tolerance by its
    // verdict
    seen.addAll(List.of("--engine", "--engines", "--reference", "--tolerance"));
    assertThat(ofCommands).isEqualTo(seen);
  }

  private static Set<String> names(CommandSpec spec) {
    Set<String> names = new TreeSet<>();
    spec.options().forEach(option -> names.add(option.longestName()));
    names.removeAll(List.of("--help", "--version"));
    return names;
  }

  private static <T> T mixin(CommandSpec spec, Class<T> type) {
    return mixins(spec)
        .map(CommandSpec::userObject)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<CommandSpec> mixins(CommandSpec spec) {
    return spec.mixins().values().stream()
        .flatMap(mixin -> Stream.concat(Stream.of(mixin), mixins(mixin)));
  }
}
