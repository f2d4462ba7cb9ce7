package org.concordml.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.concordml.Notice;
import org.concordml.comparison.EngineComparison;
import org.concordml.comparison.Tolerance;
import org.concordml.data.Column;
import org.concordml.data.Examples;
import org.concordml.data.Table;
import org.concordml.data.TabularData;
import org.concordml.data.Task;
import org.concordml.data.kind.ColumnKind;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.TrainingBackend;
import org.concordml.evaluation.Bootstrap;
import org.concordml.evaluation.Evaluation;
import org.concordml.model.Decision;
import org.concordml.model.Model;
import org.concordml.preprocess.FittedPreprocessing;
import org.concordml.preprocess.OutputColumn;
import org.concordml.provenance.Provenance;
import org.concordml.split.CrossValidation;
import org.concordml.split.Split;
import org.concordml.training.HeldOutScores;
import org.concordml.training.TrainingDivergedException;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.EngineRunner;
import org.concordml.training.runner.EnsembleState;
import org.jspecify.annotations.Nullable;

/**
 * A recipe on the rows of a table: divided, scaled by what the training rows say, looked through
 * for what would make its result mean less than it seems to; ready to run on any engine, as often
 * as wanted. Immutable and safe to share between threads.
 */
public final class Experiment {

  private final Recipe recipe;
  private final TabularData data;
  private final Split split;
  private final Split measured;
  private final List<OutputColumn> features;
  private final Dataset dataset;
  private final List<Column> ids;
  private final Optional<FittedPreprocessing> preprocessing;
  private final TrainingJob training;
  private final Decision decision;
  private final Optional<Examples> weightedTest;
  private final List<Notice> notices;

  private Experiment(AppliedRecipe applied) {
    Dataset.Sides sides = applied.sides();
    this.recipe = applied.recipe();
    this.data = sides.data();
    this.split = applied.split();
    this.measured = applied.measured();
    this.features = sides.outputs();
    this.dataset = applied.dataset();
    this.ids = applied.ids();
    this.preprocessing = sides.fitted();
    this.training = applied.training();
    this.decision = applied.decision();
    this.weightedTest = weightedTest(sides.testWeights(), training.test());
    this.notices = List.copyOf(applied.notices());
  }

  /**
   * Prepares a job.
   *
   * @param recipe what is to be done
   * @param table what was read or made
   * @return the experiment
   * @throws org.concordml.data.DataException if the table does not allow it: a role or kind of a
   *     column that is not there, a feature that is free text, an outcome that is not what was
   *     said, too few rows, a class without training rows, a column too large for float32
   * @throws IllegalArgumentException if the loss is of another kind of outcome
   */
  public static Experiment of(Recipe recipe, Table table) {
    return of(recipe, Dataset.of(recipe, table), Optional.empty());
  }

  /**
   * Prepares a job that starts from a model, as to fine-tune it on the rows of another place: its
   * weights instead of drawn ones, and its preprocessing as it was fitted, so that the weights mean
   * the same. Columns that the model does not have are left out; {@link #data} has the features as
   * the model scales them.
   *
   * @param recipe what is to be done; its kinds and preprocessing are the model's
   * @param table what was read or made
   * @param start the model to start from
   * @return the experiment
   * @throws org.concordml.data.DataException as {@link #of(Recipe, Table)}, or if a column of the
   *     model is not there, or the outcome is another
   * @throws IllegalArgumentException if the recipe has other networks than the model
   */
  public static Experiment of(Recipe recipe, Table table, Model start) {
    WarmStart from = new WarmStart(start);
    Recipe ofModel = from.of(recipe, table);
    return of(ofModel, ColumnDataset.of(ofModel, table), Optional.of(from));
  }

  /**
   * Prepares a job on complete numbers.
   *
   * @param recipe what is to be done
   * @param data the table, read by the recipe's roles
   * @return the experiment
   * @throws org.concordml.data.DataException as the other
   * @throws IllegalArgumentException if the loss is of another kind of outcome
   */
  public static Experiment of(Recipe recipe, TabularData data) {
    return of(recipe, new NumberDataset(data), Optional.empty());
  }

  /**
   * Prepares a job for each fold of a table: its rows are tested and all others trained on, but for
   * those that the recipe splits off to monitor. The size of its test part has no effect.
   *
   * @param recipe what is to be done
   * @param table what was read or made
   * @param folds which rows are tested together
   * @return a job a fold, in the order of the folds
   * @throws org.concordml.data.DataException as {@link #of(Recipe, Table)}, or if there are too few
   *     rows for so many folds
   * @throws IllegalArgumentException if the loss is of another kind of outcome, or the recipe says
   *     which rows belong together: folds may part them
   */
  public static List<Experiment> folds(Recipe recipe, Table table, CrossValidation folds) {
    Dataset dataset = Dataset.of(recipe, table);
    if (dataset.groups() != null) {
      throw new IllegalArgumentException(
          "folds cannot keep the rows of a group together, found groups in column "
              + String.join(", ", recipe.data().groups()));
    }
    Splitting splitting = recipe.split();
    long seed = recipe.fit().seed();
    return folds.split(dataset.targets()).stream()
        .map(fold -> splitting.monitored(fold, dataset.targets(), null, seed, recipe.chooses()))
        .map(split -> AppliedRecipe.of(recipe, dataset, split, Optional.empty()))
        .map(Experiment::new)
        .toList();
  }

  private static Experiment of(Recipe recipe, Dataset dataset, Optional<WarmStart> start) {
    Split split =
        recipe
            .split()
            .split(dataset.targets(), dataset.groups(), recipe.fit().seed(), recipe.chooses());
    return new Experiment(AppliedRecipe.of(recipe, dataset, split, start));
  }

  /** The test rows with their weights, if some weigh anything. */
  private static Optional<Examples> weightedTest(double @Nullable [] weights, Examples test) {
    return weights == null || Arrays.stream(weights).sum() == 0
        ? Optional.empty()
        : Optional.of(new Examples(test.features(), test.targets(), weights));
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
  public EngineRun run(TrainingBackend backend, DeviceRequest request, TrainingObserver observer) {
    return resume(backend, request, EnsembleState.beginning(), observer);
  }

  /**
   * Goes on with a run that was ended, see {@link EngineRunner#resume}.
   *
   * @param backend the engine; may be another than before
   * @param request where it should run
   * @param from how far each network is, of this recipe on this table
   * @param observer is told of every epoch that remains
   * @return the result of the run
   * @throws IllegalArgumentException if the state is that of another job
   * @throws TrainingDivergedException as {@link #run}
   */
  public EngineRun resume(
      TrainingBackend backend,
      DeviceRequest request,
      EnsembleState from,
      TrainingObserver observer) {
    return inWordsOfTheTable(
        () -> new EngineRunner(request, decision).resume(backend, training, from, observer));
  }

  /**
   * Runs the job on one engine, on the best device it has.
   *
   * @param backend the engine
   * @return the result of the run
   * @throws TrainingDivergedException as the other
   */
  public EngineRun run(TrainingBackend backend) {
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
      List<TrainingBackend> backends,
      String reference,
      Tolerance tolerance,
      DeviceRequest request,
      TrainingObserver observer) {
    EngineRunner runner = new EngineRunner(request, decision);
    return inWordsOfTheTable(
        () -> new EngineComparison(runner, tolerance).run(backends, reference, training, observer));
  }

  /**
   * Evaluates the test rows once more, with intervals of the metrics that have no formula for one
   * (see {@link Bootstrap#affordable}), drawn with the seed of the training; takes a part of a
   * second. Those of two classes have one.
   *
   * @param run of this experiment
   * @return the same run, with more intervals
   */
  public EngineRun withIntervals(EngineRun run) {
    return run.withEvaluation(
        run.model()
            .test()
            .evaluate(
                training.test(),
                training.network().head(),
                decision,
                Bootstrap.affordable(training.config().seed(), training.test().rows())));
  }

  /**
   * Evaluates the test rows by their weights, as scikit-learn's metrics with {@code sample_weight}.
   *
   * @param test what a run, or a baseline, says of them
   * @return metrics; empty if rows have no weights, or no test row weighs anything
   */
  public Optional<Evaluation> weightedEvaluation(HeldOutScores test) {
    return weightedTest.map(rows -> test.evaluate(rows, training.network().head(), decision));
  }

  /**
   * What remains of a run: all that is needed to score rows of such tables.
   *
   * @param run of this experiment
   * @param provenance when and by which program it was made
   * @return the model
   */
  public Model model(EngineRun run, Provenance provenance) {
    return new Model(
        data.schema(),
        preprocessing.orElseGet(() -> NumberDataset.preprocessing(data, measured, recipe.scaler())),
        run.model().network(),
        run.model().weights(),
        decision,
        provenance);
  }

  /**
   * Fits what a network has to beat, on this thread: a job of its own, not cached.
   *
   * @return a linear model of the same rows, features and weights; or, for a table too large, that
   *     there is none
   */
  public Baseline baseline() {
    return Baseline.of(training, decision);
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
   * @return the table's rows as numbers, not scaled
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
   * @return the columns that features are made of, before any preprocessing: the rows of {@link
   *     #data}, in their order
   */
  public Table columns() {
    return dataset.columns();
  }

  /**
   * @return which rows are on which side; where each network of an ensemble monitors rows of its
   *     own, those of the first
   */
  public Split split() {
    return split;
  }

  /**
   * @return the columns that the network is given, in order, each with the column it was made from
   */
  public List<OutputColumn> features() {
    return features;
  }

  /**
   * @return what the features hold, by name, said or inferred; empty for a table of complete
   *     numbers
   */
  public Map<String, ColumnKind> kinds() {
    return preprocessing.map(FittedPreprocessing::kinds).orElse(Map.of());
  }

  /**
   * @return columns that are carried to predictions, a value for each row of the table; usually
   *     none
   */
  public List<Column> ids() {
    return ids;
  }

  /**
   * @return what an engine is given
   */
  public TrainingJob training() {
    return training;
  }

  /**
   * @return from predictions to classes
   */
  public Decision decision() {
    return decision;
  }

  /**
   * @return what the user should know of the table and the job, the gravest first
   */
  public List<Notice> notices() {
    return notices;
  }
}
