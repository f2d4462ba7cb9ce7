package org.concordml.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.comparison.EngineComparison;
import org.concordml.comparison.Tolerance;
import org.concordml.data.Examples;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.network.Head;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.quality.JobChecks;
import org.concordml.split.Split;
import org.concordml.split.TrainingRows;
import org.concordml.training.EngineRun;
import org.concordml.training.EngineRunner;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingDivergedException;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;

/**
 * A recipe on the rows of a table: divided, scaled by what the training rows say, looked through
 * for what would make its result mean less than it seems to; ready to run on any engine, as often
 * as wanted. Immutable and safe to share between threads.
 */
public final class Experiment {

  private final Recipe recipe;
  private final TabularData data;
  private final Split split;
  private final FittedScaler scaler;
  private final TrainingJob training;
  private final List<Notice> notices;

  private Experiment(
      Recipe recipe,
      TabularData data,
      Split split,
      FittedScaler scaler,
      TrainingJob training,
      List<Notice> notices) {
    this.recipe = recipe;
    this.data = data;
    this.split = split;
    this.scaler = scaler;
    this.training = training;
    this.notices = List.copyOf(notices);
  }

  /**
   * Prepares a job.
   *
   * @param recipe what is to be done
   * @param data the table, read by the recipe's roles
   * @return the experiment
   * @throws org.concordml.data.DataException if the rows do not allow it: too few, a class without
   *     training rows, a column too large for float32
   * @throws IllegalArgumentException if the loss is of another kind of outcome
   */
  public static Experiment of(Recipe recipe, TabularData data) {
    Split split = recipe.split().split(data.rows(), recipe.fit().seed(), recipe.chooses());
    TrainingRows trainingRows = split.training(data);
    FittedScaler scaler = recipe.scaler().fit(trainingRows);
    Head head = head(trainingRows.labelled().targets());
    Examples train = ready(trainingRows.labelled(), scaler, head);
    Examples test = ready(split.test(data), scaler, head);
    Examples validation =
        split.hasMonitor() ? ready(split.monitor(data.rows()), scaler, head) : test;
    FitConfig fit = recipe.fit().toBuilder().loss(recipe.fit().loss().forTask(head.task())).build();
    TrainingJob training =
        TrainingJob.of(
            recipe.network().network(data.schema().features().size(), head),
            fit,
            train,
            validation,
            test);
    List<Notice> notices = new ArrayList<>(data.preparation().notices());
    notices.addAll(JobChecks.beforeTraining(data, split, scaler, fit));
    if (recipe.split().testRowsChoose(recipe.chooses())) {
      notices.add(testRowsChoose(split));
    }
    return new Experiment(recipe, data, split, scaler, training, notices);
  }

  /** Numbers are trained on standardised, whatever their unit. */
  private static Head head(Targets training) {
    return training instanceof Targets.Numbers numbers
        ? Head.Linear.standardising(numbers)
        : Head.of(training);
  }

  private static Examples ready(Examples rows, FittedScaler scaler, Head head) {
    Examples scaled = scaler.transform(rows);
    return head instanceof Head.Linear linear && rows.targets() instanceof Targets.Numbers numbers
        ? scaled.withTargets(linear.standardised(numbers))
        : scaled;
  }

  private static Notice testRowsChoose(Split split) {
    return Notice.of(
        "The "
            + split.test().length
            + " test rows choose the epoch that is kept, so their figures are optimistic: rows that"
            + " come later would score lower.",
        Remedy.of("split rows off the training rows for that", Setting.MONITOR_SIZE, "0.2"));
  }

  /**
   * Runs the job on one engine.
   *
   * @param backend the engine
   * @param request where it should run
   * @param observer is told of every epoch
   * @return the result of the run
   * @throws TrainingDivergedException if a loss becomes NaN or infinite; it names the column that
   *     is the likely cause
   */
  public EngineRun run(EngineBackend backend, DeviceRequest request, TrainingObserver observer) {
    return inWordsOfTheTable(
        () -> new EngineRunner(request, recipe.threshold()).run(backend, training, observer));
  }

  /**
   * Runs the job on one engine, on the best device it has.
   *
   * @param backend the engine
   * @return the result of the run
   * @throws TrainingDivergedException as the other
   */
  public EngineRun run(EngineBackend backend) {
    return run(backend, DeviceRequest.AUTO, TrainingObserver.NONE);
  }

  /**
   * Runs the job on several engines, one after another, and compares them.
   *
   * @param backends the engines, each once
   * @param reference id of the one that the others are compared with; must be among them
   * @param tolerance how far apart runs may be
   * @param request where they should run
   * @param observer is told of every epoch of every engine
   * @return runs and parity
   * @throws TrainingDivergedException if a loss becomes NaN or infinite; it names the column that
   *     is the likely cause
   */
  public EngineComparison.Result compare(
      List<EngineBackend> backends,
      String reference,
      Tolerance tolerance,
      DeviceRequest request,
      TrainingObserver observer) {
    EngineRunner runner = new EngineRunner(request, recipe.threshold());
    return inWordsOfTheTable(
        () -> new EngineComparison(runner, tolerance).run(backends, reference, training, observer));
  }

  private <T> T inWordsOfTheTable(Supplier<T> work) {
    try {
      return work.get();
    } catch (TrainingDivergedException diverged) {
      throw diverged.in(data);
    }
  }

  /**
   * @return what was to be done
   */
  public Recipe recipe() {
    return recipe;
  }

  /**
   * @return the table
   */
  public TabularData data() {
    return data;
  }

  /**
   * @return what kind of outcome it has
   */
  public Task task() {
    return training.network().head().task();
  }

  /**
   * @return which rows are on which side
   */
  public Split split() {
    return split;
  }

  /**
   * @return the scaler, fitted on the training rows
   */
  public FittedScaler scaler() {
    return scaler;
  }

  /**
   * @return what an engine is given
   */
  public TrainingJob training() {
    return training;
  }

  /**
   * @return what the user should know of the table and the job, the gravest first
   */
  public List<Notice> notices() {
    return notices;
  }
}
