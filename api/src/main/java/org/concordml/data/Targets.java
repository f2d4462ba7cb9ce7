package org.concordml.data;

import java.util.Arrays;
import java.util.Objects;

/** The outcome of each row: a class or a number. Immutable and safe to share between threads. */
public sealed interface Targets {

  /**
   * @return number of rows
   */
  int rows();

  /**
   * Picks rows, in the order given, repeats allowed.
   *
   * @param rowIndices rows from 0
   * @return the outcomes of those rows
   */
  Targets select(int[] rowIndices);

  /**
   * @return what kind of outcome this is
   */
  Task task();

  /**
   * One answer for each kind of outcome. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param targets are classes
     * @return the answer
     */
    R classes(Classes targets);

    /**
     * @param targets are numbers
     * @return the answer
     */
    R numbers(Numbers targets);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * Two classes.
   *
   * @param positive one a row, true for the positive class, which is class 1
   * @return the outcomes
   */
  static Classes binary(boolean[] positive) {
    int[] index = new int[positive.length];
    for (int i = 0; i < index.length; i++) {
      index[i] = positive[i] ? 1 : 0;
    }
    return new Classes(index, 2);
  }

  /** A class a row, by its index. Of two classes 1 is the positive one. */
  final class Classes implements Targets {

    private final int[] index;
    private final int count;

    /**
     * @param index one a row, from 0; copied
     * @param count how many classes there are, at least 2; a class may have no row
     */
    public Classes(int[] index, int count) {
      this(count, index.clone());
      if (count < 2) {
        throw new IllegalArgumentException("there must be at least 2 classes, found " + count);
      }
      for (int i : index) {
        Objects.checkIndex(i, count);
      }
    }

    /** Takes the array over. */
    private Classes(int count, int[] index) {
      this.index = index;
      this.count = count;
    }

    @Override
    public int rows() {
      return index.length;
    }

    /**
     * @return how many classes there are, at least 2
     */
    public int count() {
      return count;
    }

    /**
     * @param row from 0
     * @return its class, from 0
     */
    public int index(int row) {
      return index[row];
    }

    /**
     * @return a copy of the classes, one a row
     */
    public int[] toArray() {
      return index.clone();
    }

    /**
     * @return how many rows each class has
     */
    public int[] counts() {
      int[] counts = new int[count];
      for (int i : index) {
        counts[i]++;
      }
      return counts;
    }

    @Override
    public Classes select(int[] rowIndices) {
      int[] picked = new int[rowIndices.length];
      for (int i = 0; i < picked.length; i++) {
        picked[i] = index[rowIndices[i]];
      }
      return new Classes(count, picked);
    }

    @Override
    public Task task() {
      return count == 2 ? Task.BINARY : Task.MULTICLASS;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.classes(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Classes classes
          && count == classes.count
          && Arrays.equals(index, classes.index);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(index) + count;
    }

    @Override
    public String toString() {
      return "Classes[" + Arrays.toString(counts()) + " rows]";
    }
  }

  /** A number a row. */
  final class Numbers implements Targets {

    private final double[] values;

    /**
     * @param values one a row, finite; copied
     */
    public Numbers(double[] values) {
      this.values = values.clone();
      for (double value : values) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("outcomes must be finite, found " + value);
        }
      }
    }

    @Override
    public int rows() {
      return values.length;
    }

    /**
     * @param row from 0
     * @return its number
     */
    public double value(int row) {
      return values[row];
    }

    /**
     * @return a copy of the numbers, one a row
     */
    public double[] toArray() {
      return values.clone();
    }

    @Override
    public Numbers select(int[] rowIndices) {
      double[] picked = new double[rowIndices.length];
      for (int i = 0; i < picked.length; i++) {
        picked[i] = values[rowIndices[i]];
      }
      return new Numbers(picked);
    }

    @Override
    public Task task() {
      return Task.REGRESSION;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.numbers(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Numbers numbers && Arrays.equals(values, numbers.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return "Numbers[" + values.length + " rows]";
    }
  }
}
