package org.concordml.preprocess;

import java.util.Arrays;

/** Measures the values of a column that are there; they are not changed. */
final class NumberFillMeasure implements NumberFill.Cases<Double> {

  private final double[] present;

  /**
   * @param present at least one
   */
  NumberFillMeasure(double[] present) {
    this.present = present;
  }

  @Override
  public Double median(NumberFill.Median fill) {
    return Median.of(present);
  }

  @Override
  public Double mean(NumberFill.Mean fill) {
    double sum = 0;
    for (double value : present) {
      sum += value;
    }
    return sum / present.length;
  }

  @Override
  public Double mostFrequent(NumberFill.MostFrequent fill) {
    double[] sorted = present.clone();
    Arrays.sort(sorted);
    double best = sorted[0];
    int most = 0;
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      count = i > 0 && sorted[i] == sorted[i - 1] ? count + 1 : 1;
      if (count > most) {
        most = count;
        best = sorted[i];
      }
    }
    return best;
  }

  @Override
  public Double constant(NumberFill.Constant fill) {
    return fill.value();
  }
}
