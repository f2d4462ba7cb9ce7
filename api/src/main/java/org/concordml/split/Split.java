package org.concordml.split;

import java.util.Arrays;
import org.concordml.data.Examples;
import org.concordml.data.TabularData;
import org.concordml.data.kind.FeatureColumns;

/**
 * A partition of the rows {@code 0 .. rows-1} in those to train on, those that choices may look at
 * (when to stop, which threshold) and those held back for a test. That it is one (every row on
 * exactly one side; only the monitor side may be empty) is checked when it is made. Order counts:
 * it is the order in which rows are handed on. Immutable; equal when rows and order are.
 */
public final class Split {

  private static final int[] NONE = {};

  private final int[] train;
  private final int[] monitor;
  private final int[] test;

  /**
   * Without rows to monitor.
   *
   * @param rows how many rows are divided, at least 2
   * @param train rows from 0 to train on, at least one; copied
   * @param test rows from 0 held back, at least one; copied
   * @throws IllegalArgumentException if train and test do not hold every row exactly once
   */
  public Split(int rows, int[] train, int[] test) {
    this(rows, train, NONE, test);
  }

  /**
   * @param rows how many rows are divided, at least 2
   * @param train rows from 0 to train on, at least one; copied
   * @param monitor rows from 0 that choices may look at, maybe none; copied
   * @param test rows from 0 held back, at least one; copied
   * @throws IllegalArgumentException if the three do not hold every row exactly once
   */
  public Split(int rows, int[] train, int[] monitor, int[] test) {
    this.train = train.clone();
    this.monitor = monitor.clone();
    this.test = test.clone();
    boolean[] seen = new boolean[Math.max(rows, 0)];
    requireRows(this.train, "train");
    requireRows(this.test, "test");
    mark(this.train, seen, "train");
    mark(this.monitor, seen, "monitor");
    mark(this.test, seen, "test");
    for (int row = 0; row < rows; row++) {
      if (!seen[row]) {
        throw new IllegalArgumentException(
            (monitor.length == 0 ? "train and test" : "train, monitor and test")
                + " must hold every one of the "
                + rows
                + " rows, found no row "
                + row);
      }
    }
  }

  private static void requireRows(int[] side, String name) {
    if (side.length == 0) {
      throw new IllegalArgumentException(name + " must hold at least 1 row, found 0");
    }
  }

  private static void mark(int[] side, boolean[] seen, String name) {
    for (int row : side) {
      if (row < 0 || row >= seen.length) {
        throw new IllegalArgumentException(
            name + " must hold rows from 0 to " + (seen.length - 1) + ", found " + row);
      }
      if (seen[row]) {
        throw new IllegalArgumentException(
            "each row must be held once, found row " + row + " again in " + name);
      }
      seen[row] = true;
    }
  }

  /**
   * @return a copy of the rows to train on, from 0, in order
   */
  public int[] train() {
    return train.clone();
  }

  /**
   * @return a copy of the rows that choices may look at, from 0, in order; maybe none
   */
  public int[] monitor() {
    return monitor.clone();
  }

  /**
   * @return whether there are rows that choices may look at
   */
  public boolean hasMonitor() {
    return monitor.length > 0;
  }

  /**
   * Splits off rows to monitor from those to train on.
   *
   * @param ofTraining divides the rows {@code 0 .. train-1}, positions in {@link #train}; its test
   *     side becomes the monitor side
   * @return the three sides
   */
  public Split withMonitor(Split ofTraining) {
    if (ofTraining.rows() != train.length) {
      throw new IllegalArgumentException(
          "the split of the training rows must be of "
              + train.length
              + " rows, found "
              + ofTraining.rows());
    }
    return new Split(rows(), pick(train, ofTraining.train), pick(train, ofTraining.test), test);
  }

  /**
   * Joins the rows to monitor to those to train on.
   *
   * @return two sides; the rows to train on are those of this, then those to monitor
   */
  public Split withoutMonitor() {
    int[] joined = Arrays.copyOf(train, train.length + monitor.length);
    System.arraycopy(monitor, 0, joined, train.length, monitor.length);
    return new Split(rows(), joined, test);
  }

  private static int[] pick(int[] rows, int[] positions) {
    int[] picked = new int[positions.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = rows[positions[i]];
    }
    return picked;
  }

  /**
   * @return a copy of the rows held back, from 0, in order
   */
  public int[] test() {
    return test.clone();
  }

  /**
   * @return how many rows are divided: those of all sides together
   */
  public int rows() {
    return train.length + monitor.length + test.length;
  }

  /**
   * @param data as many rows as the split divides
   * @return the rows to train on
   */
  public TrainingRows training(TabularData data) {
    return new TrainingRows(pick(data.rows(), train), data.source(), data.schema().features());
  }

  /**
   * @param all as many rows as the split divides
   * @return the rows to train on
   */
  public TrainingRows training(Examples all) {
    return new TrainingRows(pick(all, train));
  }

  /**
   * @param all as many rows as the split divides
   * @return the rows to train on, as columns that are not numbers yet
   */
  public TrainingColumns training(FeatureColumns all) {
    return new TrainingColumns(pick(all, train));
  }

  /**
   * @param all as many rows as the split divides
   * @return the rows held back, as columns that are not numbers yet
   */
  public FeatureColumns test(FeatureColumns all) {
    return pick(all, test);
  }

  /**
   * @param data as many rows as the split divides
   * @return the rows held back
   */
  public Examples test(TabularData data) {
    return test(data.rows());
  }

  /**
   * @param all as many rows as the split divides
   * @return the rows held back
   */
  public Examples test(Examples all) {
    return pick(all, test);
  }

  /**
   * @param all as many rows as the split divides
   * @return the rows that choices may look at; maybe none
   */
  public Examples monitor(Examples all) {
    return pick(all, monitor);
  }

  private Examples pick(Examples all, int[] side) {
    requireRows(all.rows());
    return all.select(side);
  }

  /**
   * @param all as many rows as the split divides
   * @return the rows that choices may look at, of which there is at least one
   */
  public FeatureColumns monitor(FeatureColumns all) {
    return pick(all, monitor);
  }

  private FeatureColumns pick(FeatureColumns all, int[] side) {
    requireRows(all.rows());
    return all.select(side);
  }

  private void requireRows(int found) {
    if (found != rows()) {
      throw new IllegalArgumentException(
          "data must have " + rows() + " rows as the split was made for, found " + found);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Split split
        && Arrays.equals(train, split.train)
        && Arrays.equals(monitor, split.monitor)
        && Arrays.equals(test, split.test);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(train) + Arrays.hashCode(monitor)) + Arrays.hashCode(test);
  }

  @Override
  public String toString() {
    return "Split["
        + train.length
        + " to train on, "
        + (monitor.length == 0 ? "" : monitor.length + " to monitor, ")
        + test.length
        + " held back]";
  }
}
