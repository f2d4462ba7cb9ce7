package org.concordml.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.benchmark.BenchmarkPlan;
import org.concordml.benchmark.RunPolicy;
import org.concordml.benchmark.TimeTarget;
import org.concordml.cli.argument.CommaList;
import org.concordml.data.Task;
import org.concordml.datasets.GeneratedTable;
import org.concordml.engine.DeviceRequest;
import org.concordml.network.Head;
import picocli.CommandLine.Option;

/** What is timed, and how often. */
public final class BenchmarkOptions {

  private static final int MOST_EPOCHS = 100;
  private static final int TRAININGS = 3;

  @Option(
      names = "--rows",
      paramLabel = "N,…",
      converter = CommaList.OfIntegers.class,
      defaultValue = "1000,100000",
      description = "Rows of a pass, generated (default: ${DEFAULT-VALUE}).")
  private CommaList<Integer> rows;

  @Option(
      names = "--features",
      paramLabel = "N",
      defaultValue = "30",
      description = "Columns of the table (default: ${DEFAULT-VALUE}).")
  private int features;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description =
          "What is predicted, generated too: binary, multiclass or regression (default: binary; of"
              + " more than two classes multiclass).")
  private String task;

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "Classes that are predicted (default: 2; with --task multiclass 3).")
  private Integer classes;

  @Option(
      names = "--hidden",
      paramLabel = "UNITS,…",
      converter = CommaList.OfIntegers.class,
      description = "Widths of the hidden layers of one network; 0 for none (default: 32,16).")
  private CommaList<Integer> hidden;

  @Option(
      names = "--widths",
      paramLabel = "UNITS,…",
      converter = CommaList.OfIntegers.class,
      description = "Several networks instead, each with hidden layers of UNITS and half of it.")
  private CommaList<Integer> widths;

  @Option(
      names = "--batch-sizes",
      paramLabel = "N,…",
      converter = CommaList.OfIntegers.class,
      defaultValue = "32,1024,8192",
      description =
          "Rows an update, or rows a call when scoring; one larger than the rows is left out"
              + " (default: ${DEFAULT-VALUE}).")
  private CommaList<Integer> batchSizes;

  @Option(
      names = "--mode",
      paramLabel = "train|score|both",
      defaultValue = "train",
      description = "Time epochs of training, passes of scoring, or both (default: train).")
  private String mode;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description =
          "Passes between the first and the timed runs (default: 2, more of short ones, up to a"
              + " second).")
  private Integer warmUp;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "Timed runs, each of as many passes as last 0.1 s (default: 10, fewer when out of"
              + " time).")
  private Integer runs;

  @Option(
      names = "--time-to",
      paramLabel = "METRIC=VALUE",
      description =
          "Time the training until a validation metric reaches a value, such as valRocAuc=0.99 or"
              + " auc=0.99.")
  private String timeTo;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "With --time-to: epochs after which it is not reached (default: 100).")
  private Integer epochs;

  @Option(
      names = "--trainings",
      paramLabel = "N",
      description =
          "With --time-to: trainings, each with the next seed, of which median and range are told"
              + " (default: 3).")
  private Integer trainings;

  @Option(
      names = "--max-seconds",
      paramLabel = "S",
      defaultValue = "20",
      description =
          "Time of a cell, its start and warm-up included, after which no further run is started"
              + " (default: ${DEFAULT-VALUE}).")
  private double maxSeconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the table, weights and batch order (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "An earlier benchmark.json: say what became slower or faster since, beyond the noise.")
  private Path baseline;

  @Option(
      names = "--fail-on-regression",
      description = "With --baseline: exit with 6 when a cell became slower, or fails now.")
  private boolean failOnRegression;

  /** The earlier benchmark; empty without one. */
  public Optional<Path> baseline() {
    return Optional.ofNullable(baseline);
  }

  public boolean failOnRegression() {
    return failOnRegression;
  }

  /** The table of the plan, with so many rows. */
  public GeneratedTable table(int rowCount) {
    Head head = head();
    int ofOutcome =
        switch (head.task()) {
          case BINARY -> 2;
          case MULTICLASS -> head.outputs();
          case REGRESSION -> 0;
        };
    return new GeneratedTable(rowCount, features, ofOutcome, seed);
  }

  private Head head() {
    Task asked = task == null ? null : Task.named(task);
    if (asked == Task.REGRESSION) {
      if (classes != null) {
        throw new IllegalArgumentException(
            "--classes has an effect with classes only, found --task regression");
      }
      return Head.LINEAR;
    }
    int count = classes != null ? classes : asked == Task.MULTICLASS ? 3 : 2;
    if (count < 2) {
      throw new IllegalArgumentException("--classes must be at least 2, found " + count);
    }
    if (asked != null && (count == 2) != (asked == Task.BINARY)) {
      throw new IllegalArgumentException(
          "--classes must be "
              + (asked == Task.BINARY ? "2" : "at least 3")
              + " with --task "
              + asked.key()
              + ", found "
              + count);
    }
    return count == 2 ? Head.LOGISTIC : new Head.Softmax(count);
  }

  /**
   * @throws IllegalArgumentException if an option is out of its range or would have no effect
   */
  public BenchmarkPlan plan(DeviceRequest device) {
    if (epochs != null && timeTo == null) {
      throw new IllegalArgumentException("--epochs has an effect with --time-to only");
    }
    if (trainings != null && timeTo == null) {
      throw new IllegalArgumentException("--trainings has an effect with --time-to only");
    }
    if (failOnRegression && baseline == null) {
      throw new IllegalArgumentException("--fail-on-regression has an effect with --baseline only");
    }
    int most = epochs == null ? MOST_EPOCHS : epochs;
    int times = trainings == null ? TRAININGS : trainings;
    return new BenchmarkPlan(
        rows.values(),
        features,
        head(),
        networks(),
        batchSizes.values(),
        modes(),
        device,
        RunPolicy.of(given(warmUp), given(runs), maxSeconds),
        Optional.ofNullable(timeTo).map(text -> TimeTarget.parse(text, most, times)),
        seed);
  }

  private static OptionalInt given(Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private List<List<Integer>> networks() {
    if (widths == null) {
      List<Integer> one = hidden == null ? List.of(32, 16) : hidden.values();
      return List.of(one.equals(List.of(0)) ? List.of() : one);
    }
    if (hidden != null) {
      throw new IllegalArgumentException("give --hidden or --widths, not both");
    }
    List<List<Integer>> networks = new ArrayList<>();
    for (int width : widths.values()) {
      networks.add(width == 1 ? List.of(1) : List.of(width, width / 2));
    }
    return networks;
  }

  private List<BenchmarkMode> modes() {
    return switch (mode) {
      case "train" -> List.of(BenchmarkMode.TRAIN);
      case "score" -> List.of(BenchmarkMode.SCORE);
      case "both" -> List.of(BenchmarkMode.TRAIN, BenchmarkMode.SCORE);
      default ->
          throw new IllegalArgumentException(
              "mode must be one of train, score, both, found '" + mode + "'");
    };
  }
}
