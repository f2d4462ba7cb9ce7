package org.concordml.evaluation.ranking;

import java.util.Arrays;

/**
 * How many pairs of rows two columns of numbers order alike. Counted by merging sorted halves, in
 * {@code O(n log n)}. Source: W. R. Knight, "A computer method for calculating Kendall's tau with
 * ungrouped data", JASA 61, 1966.
 *
 * @param all pairs of rows
 * @param tiedFirst pairs of equal values in the first column
 * @param tiedSecond pairs of equal values in the second
 * @param tiedBoth pairs of equal values in either
 * @param discordant pairs ordered one way by the one column and the other way by the other
 */
public record PairCounts(
    long all, long tiedFirst, long tiedSecond, long tiedBoth, long discordant) {

  /**
   * @param first one number a row, not NaN
   * @param second one for each of them, not NaN
   * @return the pairs of their rows
   */
  public static PairCounts of(double[] first, double[] second) {
    int[] firstPlaces = places(first, distinct(first));
    int[] secondPlaces = places(second, distinct(second));
    long[] both = new long[first.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = (long) firstPlaces[i] << 32 | secondPlaces[i];
    }
    Arrays.sort(both);
    int[] bySecond = new int[both.length];
    for (int i = 0; i < both.length; i++) {
      bySecond[i] = (int) both[i];
    }
    return new PairCounts(
        pairs(first.length),
        pairsWithin(counts(firstPlaces)),
        pairsWithin(counts(secondPlaces)),
        equalNeighbours(both),
        inversions(bySecond, new int[bySecond.length], 0, bySecond.length));
  }

  /**
   * @return pairs that both columns order, and alike
   */
  public long concordant() {
    return all - tiedFirst - tiedSecond + tiedBoth - discordant;
  }

  /**
   * @return Kendall's tau-b, -1 to 1; NaN if a column is constant
   */
  public double kendall() {
    return (concordant() - discordant)
        / Math.sqrt((double) all - tiedFirst)
        / Math.sqrt((double) all - tiedSecond);
  }

  /**
   * @return part of the pairs that the first column orders which the second orders alike, equal
   *     values counting half, 0 to 1; NaN if the first is constant
   */
  public double concordance() {
    long undecided = tiedSecond - tiedBoth;
    return (concordant() + undecided / 2.0) / (all - tiedFirst);
  }

  /**
   * @param values not NaN
   * @return the rank of each from 1, equal values at the mean of their ranks
   */
  public static double[] ranks(double[] values) {
    int[] places = places(values, distinct(values));
    int[] counts = counts(places);
    double[] rankOfPlace = new double[counts.length];
    double before = 0;
    for (int place = 0; place < counts.length; place++) {
      rankOfPlace[place] = before + (counts[place] + 1) / 2.0;
      before += counts[place];
    }
    return Arrays.stream(places).mapToDouble(place -> rankOfPlace[place]).toArray();
  }

  private static double[] distinct(double[] values) {
    // Adding 0 makes one zero of the two.
    return Arrays.stream(values).map(value -> value + 0.0).sorted().distinct().toArray();
  }

  private static int[] places(double[] values, double[] distinct) {
    return Arrays.stream(values)
        .mapToInt(value -> Arrays.binarySearch(distinct, value + 0.0))
        .toArray();
  }

  private static int[] counts(int[] places) {
    int[] counts = new int[Arrays.stream(places).max().orElseThrow() + 1];
    for (int place : places) {
      counts[place]++;
    }
    return counts;
  }

  private static long pairs(long n) {
    return n * (n - 1) / 2;
  }

  private static long pairsWithin(int[] counts) {
    return Arrays.stream(counts).mapToLong(PairCounts::pairs).sum();
  }

  private static long equalNeighbours(long[] sorted) {
    long pairs = 0;
    long equal = 0;
    for (int i = 1; i < sorted.length; i++) {
      equal = sorted[i] == sorted[i - 1] ? equal + 1 : 0;
      pairs += equal;
    }
    return pairs;
  }

  /** Sorts a range, and counts how often a later value is below an earlier one. */
  private static long inversions(int[] values, int[] spare, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    long count = inversions(values, spare, from, middle) + inversions(values, spare, middle, to);
    System.arraycopy(values, from, spare, from, to - from);
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      if (right == to || (left < middle && spare[left] <= spare[right])) {
        values[at] = spare[left++];
      } else {
        values[at] = spare[right++];
        count += middle - left;
      }
    }
    return count;
  }
}
