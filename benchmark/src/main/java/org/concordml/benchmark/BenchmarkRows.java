package org.concordml.benchmark;

import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.network.Head;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.split.Split;

/**
 * The rows that are timed, scaled to [0, 1] on the training rows; a number to predict is
 * standardised on them.
 *
 * @param source name of the table
 * @param sha256 of the table
 * @param train rows of a run
 * @param validation rows that the quality is taken on
 * @param head of a network that predicts their outcome
 */
public record BenchmarkRows(
    String source, String sha256, Examples train, Examples validation, Head head) {

  private static final int LEAST_VALIDATION = 100;
  private static final int MOST_VALIDATION = 25_000;
  private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

  /**
   * How many rows a table must have beyond those of a run: a quarter as many, from 100 to 25,000.
   *
   * @param rows of a run
   * @return rows of the table
   */
  public static int tableRows(int rows) {
    return Math.addExact(rows, Math.max(LEAST_VALIDATION, Math.min(MOST_VALIDATION, rows / 4)));
  }

  /** Most rows of a pass whose table, validation rows included, fits into one array of numbers. */
  static int mostRows(int features) {
    int table = MOST_NUMBERS / features;
    int quarter = table / 5 * 4 + Math.min(3, table % 5);
    return Math.min(table - LEAST_VALIDATION, Math.max(quarter, table - MOST_VALIDATION));
  }

  /** Most features of a table of two rows and those beside them. */
  static int mostFeatures() {
    return MOST_NUMBERS / tableRows(2);
  }

  /**
   * Takes the first rows of a table for the runs and the rest for validation.
   *
   * @param table whose rows are in no particular order
   * @param rows of a run
   * @return both parts, scaled
   */
  public static BenchmarkRows of(TabularData table, int rows) {
    int all = table.rows().rows();
    Split split =
        new Split(all, IntStream.range(0, rows).toArray(), IntStream.range(rows, all).toArray());
    FittedScaler scaler = new MinMaxScaler().fit(split.training(table));
    Examples train = scaler.transform(split.training(table).labelled());
    Examples validation = scaler.transform(split.test(table));
    Head head = Head.of(train.targets());
    if (train.targets() instanceof Targets.Numbers numbers) {
      Head.Linear linear = Head.Linear.standardising(numbers);
      train = standardised(train, linear);
      validation = standardised(validation, linear);
      head = linear;
    }
    return new BenchmarkRows(table.source(), table.sha256(), train, validation, head);
  }

  private static Examples standardised(Examples rows, Head.Linear head) {
    return rows.withTargets(head.standardised((Targets.Numbers) rows.targets()));
  }
}
