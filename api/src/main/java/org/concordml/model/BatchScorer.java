package org.concordml.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Table;
import org.concordml.data.csv.CsvBatchReader;
import org.concordml.data.csv.CsvColumns;
import org.concordml.data.kind.ColumnKind;
import org.concordml.preprocess.UnseenValues;

/**
 * Scores a table of any length, batch by batch. The predictions are the same to the bit for any
 * number of threads and any size of the batches. Safe for many threads.
 *
 * <pre>{@code
 * BatchScorer scorer = new BatchScorer(predictor, RowRules.SCORE_ALL);
 * try (CsvBatchReader rows = CsvBatchReader.open(CsvSource.file(path), CsvFormat.standard())) {
 *   scorer.score(rows, List.of("id"), 4, batch -> lines(batch), lines -> out.print(lines));
 * }
 * }</pre>
 */
public final class BatchScorer {

  private final Predictor predictor;
  private final RowRules rules;

  /**
   * @param predictor whose model scores; stays the caller's to close
   * @param rules what becomes of rows that are not like the training rows
   */
  public BatchScorer(Predictor predictor, RowRules rules) {
    this.predictor = predictor;
    this.rules = rules;
  }

  /**
   * The columns that a model looks at: its features, and columns that days are counted from.
   *
   * @param model what scores
   * @return numbers as numbers, all else as text
   */
  public static CsvColumns columns(Model model) {
    Set<String> numbers = new LinkedHashSet<>();
    Set<String> texts = new LinkedHashSet<>();
    for (String column : model.preprocessing().columns()) {
      ColumnKind kind =
          Objects.requireNonNull(model.preprocessing().kinds().get(column), "every one has a kind");
      if (kind instanceof ColumnKind.Numeric) {
        numbers.add(column);
      } else {
        texts.add(column);
        if (kind instanceof ColumnKind.Date date) {
          texts.addAll(date.origins());
        }
      }
    }
    numbers.removeAll(texts); // a day that others are counted from is a date
    return new CsvColumns(numbers, texts);
  }

  /**
   * Scores all rows of a CSV.
   *
   * @param rows to be read
   * @param carried names of columns that are wanted beside those of the model
   * @param threads that parse, score and do {@code each}, at least 1
   * @param each what is done with a batch; must be safe for several threads
   * @param inOrder is given what came of each batch, in the order of the file, on this thread
   * @param <R> what comes of a batch
   * @throws org.concordml.data.DataException if a column is not there, a row is not as it must be
   *     or not as the rules have it, or reading fails
   */
  public <R> void score(
      CsvBatchReader rows,
      Collection<String> carried,
      int threads,
      Function<? super ScoredBatch, ? extends R> each,
      Consumer<? super R> inOrder) {
    CsvColumns columns = columns(predictor.model());
    rows.requireColumns("a feature", columns.names());
    rows.read(columns.withTexts(carried), threads, table -> each.apply(score(table)), inOrder);
  }

  /**
   * Scores some rows.
   *
   * @param rows that have the columns of the model
   * @return the rows that are left by the rules, and their predictions
   * @throws org.concordml.data.DataException if a column is not there, a value is not of its kind,
   *     or a row must not be there by the rules
   */
  public ScoredBatch score(Table rows) {
    rules.check(predictor.encoder(), rows, predictor.model().preprocessing().columns());
    BitSet skipped = rules.those(RowRules.Rule.SKIP, predictor.encoder(), rows);
    BitSet empty = rules.those(RowRules.Rule.EMPTY, predictor.encoder(), rows);
    empty.andNot(skipped);
    int[] kept = IntStream.range(0, rows.rows()).filter(row -> !skipped.get(row)).toArray();
    if (kept.length == 0) {
      return new ScoredBatch(
          rows.rows(),
          rows.rows(),
          0,
          Optional.empty(),
          Optional.empty(),
          predictor.encoder().unseen(rows));
    }
    Table left = kept.length == rows.rows() ? rows : rows.select(kept);
    Predictions predictions =
        new Predictions(
            predictor.model(),
            empty.isEmpty() ? values(left) : withGaps(left, kept, empty),
            List.of());
    return new ScoredBatch(
        rows.rows(),
        skipped.cardinality(),
        empty.cardinality(),
        Optional.of(left),
        Optional.of(predictions),
        predictor.encoder().unseen(rows));
  }

  /**
   * @param rows that have the columns of the model
   * @return which rows get no prediction by the rules
   * @throws org.concordml.data.DataException if a row must not be there by the rules
   */
  public BitSet unscored(Table rows) {
    rules.check(predictor.encoder(), rows, predictor.model().preprocessing().columns());
    BitSet unscored = rules.those(RowRules.Rule.SKIP, predictor.encoder(), rows);
    unscored.or(rules.those(RowRules.Rule.EMPTY, predictor.encoder(), rows));
    return unscored;
  }

  /**
   * @param rows that have the columns of the model
   * @return what they have that training rows did not, by column
   */
  public List<UnseenValues> unseen(Table rows) {
    return predictor.encoder().unseen(rows);
  }

  /**
   * @param rows that have the columns of the model
   * @return what the network is given
   */
  public FeatureMatrix encoded(Table rows) {
    return predictor.encoder().encode(rows);
  }

  private double[] values(Table rows) {
    return predictor.score(predictor.encoder().encode(rows));
  }

  /** Predictions of rows some of which get none. */
  private double[] withGaps(Table left, int[] kept, BitSet empty) {
    int[] scored = IntStream.range(0, kept.length).filter(i -> !empty.get(kept[i])).toArray();
    int width = predictor.model().network().outputs();
    double[] values = new double[Math.multiplyExact(kept.length, width)];
    Arrays.fill(values, Double.NaN);
    if (scored.length > 0) {
      double[] found = values(left.select(scored));
      for (int i = 0; i < scored.length; i++) {
        System.arraycopy(found, i * width, values, scored[i] * width, width);
      }
    }
    return values;
  }
}
