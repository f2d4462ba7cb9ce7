package org.concordml.benchmarks.protocol;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.Metric;
import org.concordml.evaluation.QuantityMetric;
import org.concordml.experiment.Baseline;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;

/**
 * Recipes beside linear models on many small tables ({@code benchmarks/run protocol}): five folds,
 * repeated, of which each is tested once; the mean area under the ROC curve of two classes, the
 * mean R² of a number. All seeds are fixed.
 *
 * <p>Arguments: the folder of the tables, how often the folds are drawn, an engine, and recipes: a
 * name, or a JSON file with what differs from the main job.
 */
public final class TableProtocol {

  private static final String LINEAR = "linear";

  private final List<Candidate> candidates;
  private final int repeats;
  private final TrainingBackend engine;

  /**
   * @param candidates what is judged beside the linear model
   * @param repeats how often folds are drawn, at least 1
   * @param engine that trains
   */
  TableProtocol(List<Candidate> candidates, int repeats, TrainingBackend engine) {
    if (repeats < 1) {
      throw new IllegalArgumentException("repeats must be at least 1, found " + repeats);
    }
    this.candidates = List.copyOf(candidates);
    this.repeats = repeats;
    this.engine = engine;
  }

  /**
   * Prints a line a table, and the means.
   *
   * @param arguments as the class says
   * @throws IOException if the tables or a recipe cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 4) {
      System.err.println(
          "the protocol must be told a folder, a number of repeats, an engine and recipes, found "
              + arguments.length
              + " arguments. Try: benchmarks/run protocol FOLDER 3 java notebook");
      System.exit(2);
    }
    List<Candidate> candidates = new ArrayList<>();
    for (String recipe : Arrays.asList(arguments).subList(3, arguments.length)) {
      candidates.add(Candidate.parse(recipe));
    }
    TableProtocol protocol =
        new TableProtocol(
            candidates,
            Integer.parseInt(arguments[1]),
            EngineRegistry.load().findTraining(arguments[2]));
    protocol.print(MedicalTable.read(Path.of(arguments[0])), System.out);
  }

  private void print(List<MedicalTable> tables, PrintStream out) {
    List<String> names = new ArrayList<>(List.of(LINEAR));
    candidates.forEach(candidate -> names.add(candidate.name()));
    out.println("| table | rows | held back | figure | " + String.join(" | ", names) + " |");
    out.println("|---|---|---|---|" + "---|".repeat(names.size()));
    List<TableScores> all = new ArrayList<>();
    for (MedicalTable table : tables) {
      TableScores scores = scores(table);
      out.println(scores.line());
      all.add(scores);
    }
    TableScores.means(all).forEach(out::println);
  }

  /**
   * @param table to judge on
   * @return the mean over all folds of the linear model, then of each candidate
   */
  TableScores scores(MedicalTable table) {
    double[] sums = new double[candidates.size() + 1];
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (Experiment fold : folds(table, table.recipe(), repeat)) {
        sums[0] += linear(fold);
      }
      for (int i = 0; i < candidates.size(); i++) {
        Recipe recipe = candidates.get(i).of().apply(table.recipe());
        for (Experiment fold : folds(table, recipe, repeat)) {
          sums[i + 1] += fold.run(engine).evaluation().metric(metric(table));
        }
      }
    }
    int folds = repeats * table.folds(0).folds();
    return new TableScores(table, Arrays.stream(sums).map(sum -> sum / folds).boxed().toList());
  }

  /** The seed is another in each repeat, that of the networks too. */
  private static List<Experiment> folds(MedicalTable table, Recipe recipe, int repeat) {
    long seed = recipe.fit().seed() + repeat;
    return Experiment.folds(
        recipe.withFit(recipe.fit().toBuilder().seed(seed).build()),
        table.table(),
        table.folds(repeat));
  }

  private static double linear(Experiment fold) {
    Evaluation evaluation =
        fold.baseline()
            .match(
                new Baseline.Cases<>() {
                  @Override
                  public Evaluation fitted(Baseline.Fitted baseline) {
                    return baseline.evaluation();
                  }

                  @Override
                  public Evaluation leftOut(Baseline.LeftOut baseline) {
                    throw new IllegalStateException(baseline.notice().toString());
                  }
                });
    return evaluation.metric(
        evaluation instanceof Evaluation.Binary ? BinaryMetric.ROC_AUC : QuantityMetric.R2);
  }

  private static Metric metric(MedicalTable table) {
    return table.isNumber() ? QuantityMetric.R2 : BinaryMetric.ROC_AUC;
  }
}
