package org.concordml.experiment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordml.NearestName;
import org.concordml.Remedy;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.DecimalNumber;
import org.concordml.data.text.Quoted;
import org.concordml.evaluation.Bootstrap;
import org.concordml.evaluation.Evaluation;
import org.concordml.learning.OutputBatch;
import org.concordml.model.BatchScorer;
import org.concordml.model.Model;
import org.concordml.model.Predictor;
import org.concordml.model.RowRules;
import org.concordml.model.ScoredBatch;
import org.concordml.network.Head;
import org.concordml.training.HeldOutScores;

/**
 * How good a model is on rows whose outcome is known, which may come in batches: they are scored by
 * any number of threads, and added up in order.
 */
public final class ModelEvaluation {

  private static final int SHOWN = 6;

  private final Model model;
  private final Recipe recipe;
  private final Predictor predictor;
  private final BatchScorer scorer;
  private final Set<String> positive;
  private final List<Scored> batches = new ArrayList<>();
  private int rows;

  /**
   * @param recipe that the model was trained by: which values are positive, and the loss
   * @param predictor of the model
   * @param rules what becomes of rows that are not like the training rows; one that gets no
   *     prediction is not evaluated
   */
  public ModelEvaluation(Recipe recipe, Predictor predictor, RowRules rules) {
    this.model = predictor.model();
    this.recipe = recipe;
    this.predictor = predictor;
    this.scorer = new BatchScorer(predictor, rules);
    this.positive = positive(model, recipe);
  }

  private static Set<String> positive(Model model, Recipe recipe) {
    if (model.schema().task() != Task.BINARY) {
      return Set.of();
    }
    String positive = model.schema().positive();
    List<String> said = recipe.data().positive().stream().map(String::strip).toList();
    if (said.isEmpty()) {
      return Set.of(positive);
    }
    // Of a target of numbers the values have the names of the numbers: 1 for 1.0.
    return String.join(", ", new LinkedHashSet<>(said)).equals(positive)
        ? new HashSet<>(said)
        : said.stream().map(ModelEvaluation::plain).collect(Collectors.toSet());
  }

  private static String plain(String value) {
    double number = DecimalNumber.parse(value, '.');
    return Double.isNaN(number) ? value : NumberColumn.text(number);
  }

  /**
   * Some rows, scored.
   *
   * @param read how many were read
   * @param withoutOutcome how many of them have no outcome, and are not evaluated
   * @param batch what is to be told of the rows; without rows
   * @param scores of the rows that are evaluated
   * @param truth index of the class, or the number, of each
   */
  @SuppressWarnings("ArrayRecordComponent") // handed forward once; never compared
  public record Scored(
      int read, int withoutOutcome, ScoredBatch batch, Predictor.Scores scores, double[] truth) {}

  /**
   * Scores some rows. Safe for many threads.
   *
   * @param table that has the columns of the model, and its target
   * @return the scores, to be {@linkplain #add added}
   * @throws DataException if a column is not there, or an outcome is none of the model's
   */
  public Scored score(Table table) {
    Column target = table.column(model.schema().target());
    int[] known = IntStream.range(0, table.rows()).filter(row -> !target.isMissing(row)).toArray();
    if (known.length == 0) {
      return new Scored(
          table.rows(),
          table.rows(),
          new ScoredBatch(0, 0, 0, Optional.empty(), Optional.empty(), List.of()),
          new Predictor.Scores(new double[0], new double[0]),
          new double[0]);
    }
    Table with = known.length == table.rows() ? table : table.select(known);
    BitSet unscored = scorer.unscored(with);
    int[] kept = IntStream.range(0, with.rows()).filter(row -> !unscored.get(row)).toArray();
    ScoredBatch told =
        new ScoredBatch(
            with.rows(),
            with.rows() - kept.length,
            0,
            Optional.empty(),
            Optional.empty(),
            scorer.unseen(with));
    if (kept.length == 0) {
      return new Scored(
          table.rows(),
          table.rows() - known.length,
          told,
          new Predictor.Scores(new double[0], new double[0]),
          new double[0]);
    }
    Table left = kept.length == with.rows() ? with : with.select(kept);
    double[] truth = new double[left.rows()];
    Column outcome = left.column(model.schema().target());
    for (int row = 0; row < truth.length; row++) {
      truth[row] = truth(left, outcome, row);
    }
    return new Scored(
        table.rows(),
        table.rows() - known.length,
        told,
        predictor.scores(scorer.encoded(left)),
        truth);
  }

  private double truth(Table table, Column target, int row) {
    String text = target.text(row);
    char mark = table.format().flatMap(CsvFormat::decimal).orElse('.');
    double number = DecimalNumber.parse(text, mark);
    if (model.schema().task() == Task.REGRESSION) {
      if (Double.isNaN(number)) {
        throw refused(table, row, "hold a finite number", text);
      }
      return number;
    }
    return classOf(table, row, Double.isNaN(number) ? text : NumberColumn.text(number), text);
  }

  /**
   * A class that is a number is told by the number, however it is written; but where classes are
   * texts, 01 and 1 are two.
   */
  private int classOf(Table table, int row, String plain, String text) {
    int index = classOf(text);
    if (index < 0) {
      index = classOf(plain);
    }
    if (index < 0 && model.schema().task() == Task.BINARY) {
      index = model.schema().negative().equals("others") ? 0 : index;
    }
    if (index < 0) {
      List<String> classes = model.schema().classes();
      throw refused(
          table, row, "have one of the model's classes " + Quoted.few(classes, SHOWN), text);
    }
    return index;
  }

  /** The index of a class; below 0 if none is called so. */
  private int classOf(String name) {
    if (model.schema().task() != Task.BINARY) {
      return model.schema().classes().indexOf(name);
    }
    return positive.contains(name) ? 1 : model.schema().negative().equals(name) ? 0 : -1;
  }

  private DataException refused(Table table, int row, String what, String text) {
    return new DataException(
        table.place(row)
            + ": the target "
            + Quoted.text(model.schema().target())
            + " must "
            + what
            + ", found "
            + Quoted.text(text)
            + "."
            + NearestName.to(text, model.schema().classes())
                .map(near -> " Did you mean " + Quoted.text(near) + "?")
                .orElse(""),
        Remedy.of("correct the value"));
  }

  /**
   * Adds rows below those so far. On one thread.
   *
   * @param scored rows
   */
  public void add(Scored scored) {
    batches.add(scored);
    rows = Math.addExact(rows, scored.truth().length);
  }

  /**
   * @return how many rows are evaluated so far
   */
  public int rows() {
    return rows;
  }

  /**
   * @return what a training would say of these rows if they were its test rows: loss, metrics and
   *     95 % intervals
   * @throws DataException if there is no row, or a metric needs more
   */
  public Result result() {
    if (rows == 0) {
      throw new DataException(
          "there must be a row with an outcome and a prediction to evaluate, found none.");
    }
    Head head = model.network().head();
    double[] outputs = joined(scored -> scored.scores().outputs());
    double[] predictions = joined(scored -> scored.scores().predictions());
    Targets targets = targets(head, joined(Scored::truth));
    double loss =
        recipe
            .fit()
            .forTask(head.task())
            .loss()
            .value(new OutputBatch(outputs, head.outputs(), targets, null, 0, rows));
    // What they were scored by was let go: no figure needs it.
    Examples outcomes = new Examples(FeatureMatrix.adopt(new double[rows], 1), targets);
    Evaluation evaluation =
        new HeldOutScores(loss, Double.NaN, outputs, predictions)
            .evaluate(
                outcomes, head, model.decision(), Bootstrap.affordable(recipe.fit().seed(), rows));
    return new Result(loss, evaluation);
  }

  /**
   * @param loss of all rows as one batch, without class weights and penalty
   * @param evaluation metrics with intervals
   */
  public record Result(double loss, Evaluation evaluation) {}

  private Targets targets(Head head, double[] truth) {
    if (head instanceof Head.Linear linear) {
      return linear.standardised(new Targets.Numbers(truth));
    }
    int[] index = new int[truth.length];
    for (int row = 0; row < index.length; row++) {
      index[row] = (int) truth[row];
    }
    return head.task() == Task.BINARY && head.outputs() == 1
        ? new Targets.Classes(index, 2)
        : new Targets.Classes(index, model.schema().classes().size());
  }

  private interface Part {
    double[] of(Scored scored);
  }

  private double[] joined(Part part) {
    double[] all = new double[batches.stream().mapToInt(one -> part.of(one).length).sum()];
    int at = 0;
    for (Scored one : batches) {
      double[] values = part.of(one);
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    return all;
  }
}
