package org.concordml.cli.option;

import org.concordml.cli.argument.Given;
import org.concordml.cli.argument.MonitorWord;
import org.concordml.experiment.Monitor;
import org.concordml.experiment.Recipe;
import org.concordml.experiment.Splitting;
import org.concordml.split.TrainTestSplit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rows are trained on, which are watched, and which are tested. */
final class SplitOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--test-size",
      paramLabel = "SHARE",
      description = "Share of rows to test on (default: ${DEFAULT-VALUE}).")
  private double testSize;

  @Option(
      names = "--monitor-size",
      paramLabel = "SHARE",
      description =
          "Share of the training rows that is split off for what chooses by rows that are not"
              + " trained on, such as early stopping; the curve is then theirs (default:"
              + " ${DEFAULT-VALUE} with early stopping, else none).")
  private double monitorSize;

  @Option(
      names = "--monitor",
      paramLabel = "test",
      converter = MonitorWord.class,
      description =
          "test: early stopping looks at the test rows, as a notebook does that validates on them;"
              + " their figures are then optimistic.")
  private String monitor;

  @Option(
      names = "--stratify",
      description = "Keep the classes' shares equal in both parts of the split.")
  private boolean stratify;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of everything random, 0 to 4294967295; the split is scikit-learn's for the same"
              + " random_state (default: ${DEFAULT-VALUE}).")
  private long seed;

  /**
   * @param base what holds where no option is given
   * @param given which are
   * @return the recipe with these options over it
   * @throws IllegalArgumentException if an option is out of its range
   */
  Recipe over(Recipe base, Given given) {
    Splitting split = base.split();
    if (given.option("--test-size")) {
      split = split.withTestSize(testSize);
    }
    if (stratify) {
      split = split.withStratified(true);
    }
    Recipe recipe = base.withSplit(split.withMonitor(monitor(split, given)));
    return given.option("--seed")
        ? recipe.withFit(recipe.fit().toBuilder().seed(checkedSeed()).build())
        : recipe;
  }

  private Monitor monitor(Splitting base, Given given) {
    if (monitor != null && given.option("--monitor-size")) {
      throw new ParameterException(
          spec.commandLine(),
          "--monitor test has no rows split off, found --monitor-size too. Leave one of them out");
    }
    if (given.option("--monitor-size")) {
      return new Monitor.Share(monitorSize);
    }
    return monitor == null ? base.monitor() : new Monitor.TestRows();
  }

  private long checkedSeed() {
    new TrainTestSplit(testSize, seed, stratify);
    return seed;
  }
}
