package org.concordml.datasets;

import java.util.SplittableRandom;

/**
 * Draws the rows of a {@link GeneratedTable} one after the other.
 *
 * <p>A row has three hidden traits, normally distributed. A class other than the first one shifts
 * one of them; a number is a noisy sum of two. A feature is a mixture of the traits and noise of
 * its own, on its own scale, and rounded to a fixed number of decimals, so that its text in a CSV
 * is exact.
 */
final class GeneratedRows {

  private static final int TRAITS = 3;

  /** Digits after the point of a number to predict. */
  static final int OUTCOME_DECIMALS = 2;

  /** How far apart the classes are, in standard deviations of a trait. */
  private static final double SHIFT = 2.6;

  /** Exact as doubles, so that dividing by one rounds as reading the decimal does. */
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

  private final SplittableRandom random;
  private final double[][] mixture;
  private final double[] centre;
  private final double[] spread;
  private final int[] decimals;
  private final long[] units;

  private final int[] leftOfClass;
  private final double[] traits = new double[TRAITS];

  private int rowsLeft;
  private int classOfRow;
  private long outcomeUnits;
  private double spareGaussian = Double.NaN;

  GeneratedRows(GeneratedTable table) {
    this.random = new SplittableRandom(table.seed());
    this.rowsLeft = table.rows();
    this.leftOfClass = table.counts();
    int features = table.features();
    this.mixture = new double[features][TRAITS];
    this.centre = new double[features];
    this.spread = new double[features];
    this.decimals = new int[features];
    this.units = new long[features];
    for (int feature = 0; feature < features; feature++) {
      for (int trait = 0; trait < TRAITS; trait++) {
        mixture[feature][trait] = 1.2 * uniform() - 0.4;
      }
      // Scales from 0.01 to 1000, each with four to five significant digits.
      decimals[feature] = 1 + (int) (uniform() * (POWERS.length - 1));
      spread[feature] = (500 + 4500 * uniform()) / POWERS[decimals[feature]];
      centre[feature] = spread[feature] * (4 + 4 * uniform());
    }
  }

  /** Draws the next row. */
  void next() {
    classOfRow = leftOfClass.length == 0 ? 0 : nextClass();
    for (int trait = 0; trait < TRAITS; trait++) {
      boolean shifted = classOfRow > 0 && (classOfRow - 1) % TRAITS == trait;
      double farther = 1 + (classOfRow - 1) / TRAITS;
      traits[trait] = gaussian() + (shifted ? SHIFT * farther : 0);
    }
    if (leftOfClass.length == 0) {
      double z = traits[0] + 0.5 * traits[1] + 0.3 * gaussian();
      outcomeUnits = Math.round((100 + 15 * z) * POWERS[OUTCOME_DECIMALS]);
    }
    for (int feature = 0; feature < units.length; feature++) {
      double[] shares = mixture[feature];
      double z =
          shares[0] * traits[0] + shares[1] * traits[1] + shares[2] * traits[2] + 0.6 * gaussian();
      units[feature] =
          Math.round((centre[feature] + spread[feature] * z) * POWERS[decimals[feature]]);
    }
  }

  /** Selection sampling: exactly as many of each as wanted, every arrangement as likely. */
  private int nextClass() {
    double place = uniform() * rowsLeft;
    rowsLeft--;
    int drawn = leftOfClass.length - 1;
    while (drawn > 0 && place >= leftOfClass[drawn]) {
      place -= leftOfClass[drawn];
      drawn--;
    }
    leftOfClass[drawn]--;
    return drawn;
  }

  /** The class of this row, from 0, or its number: the double nearest to its decimal text. */
  double outcome() {
    return leftOfClass.length == 0 ? outcomeUnits / POWERS[OUTCOME_DECIMALS] : (double) classOfRow;
  }

  /** The number of this row, in units of its last decimal. */
  long outcomeUnits() {
    return outcomeUnits;
  }

  /** The feature's value in this row, in units of its last decimal. */
  long units(int feature) {
    return units[feature];
  }

  /** How many decimals the feature has, 1 to 6. */
  int decimals(int feature) {
    return decimals[feature];
  }

  /** The feature's value in this row: the double nearest to its decimal text. */
  double value(int feature) {
    return units[feature] / POWERS[decimals[feature]];
  }

  private double uniform() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Marsaglia's polar method on StrictMath, so that no machine rounds otherwise. */
  private double gaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double spare = spareGaussian;
      spareGaussian = Double.NaN;
      return spare;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    spareGaussian = y * factor;
    return x * factor;
  }
}
