package org.concordml.preprocess;

/**
 * The value in the middle. Every complete column of a large table needs one, in case that a row to
 * be scored lacks a value; so only the values near the middle are put in order.
 */
final class Median {

  /** Fewer values are ordered at once. */
  private static final int FEW = 4096;

  private static final int BUCKETS = 4096;

  private Median() {}

  /**
   * @param values finite, at least one; not changed
   * @return the median; of an even number, the mean of the two in the middle
   */
  static double of(double[] values) {
    int half = values.length / 2;
    boolean isOdd = values.length % 2 == 1;
    int lowest = isOdd ? half : half - 1;
    double[] near = values.length > FEW ? near(values, lowest, half) : values.clone();
    int below = values.length > FEW ? below(values, near) : 0;
    double upper = select(near, half - below);
    if (isOdd) {
      return upper;
    }
    double lower = near[0];
    for (int i = 1; i < half - below; i++) {
      lower = Math.max(lower, near[i]);
    }
    return (lower + upper) / 2;
  }

  /** How many values are smaller than all of those near the middle. */
  private static int below(double[] values, double[] near) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double value : near) {
      smallest = Math.min(smallest, value);
    }
    int below = 0;
    for (double value : values) {
      below += value < smallest ? 1 : 0;
    }
    return below;
  }

  /** The values of the buckets, of equal width, that the values of two ranks are in. */
  private static double[] near(double[] values, int lowest, int highest) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    }
    double perUnit = BUCKETS / (largest - smallest);
    if (!(perUnit > 0 && Double.isFinite(perUnit))) {
      return values.clone();
    }
    int[] counts = new int[BUCKETS + 1];
    for (double value : values) {
      counts[(int) ((value - smallest) * perUnit)]++;
    }
    int from = bucketOf(counts, lowest);
    int to = bucketOf(counts, highest);
    int count = 0;
    for (int bucket = from; bucket <= to; bucket++) {
      count += counts[bucket];
    }
    double[] near = new double[count];
    int next = 0;
    for (double value : values) {
      int bucket = (int) ((value - smallest) * perUnit);
      if (bucket >= from && bucket <= to) {
        near[next++] = value;
      }
    }
    return near;
  }

  private static int bucketOf(int[] counts, int rank) {
    int bucket = 0;
    int upTo = counts[0];
    while (upTo <= rank) {
      upTo += counts[++bucket];
    }
    return bucket;
  }

  /**
   * Brings the value that would stand at an index if all were sorted there, and no larger ones
   * before it. Source: C. Hoare, "Algorithm 65: Find", Communications of the ACM 4(7), 1961.
   */
  private static double select(double[] values, int index) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      double pivot = values[index];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      low = j < index ? i : low;
      high = i > index ? j : high;
    }
    return values[index];
  }
}
