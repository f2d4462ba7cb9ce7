package org.concordml.split;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How many rows to draw from each class so that the draw has the classes' proportions.
 *
 * <p>The proportional shares are rounded down; the rows still missing go to the largest remainders,
 * and the random state decides between equal ones. Source: scikit-learn's {@code
 * _approximate_mode}, an approximation of the mode of the multivariate hypergeometric distribution.
 * The order of the arithmetic is scikit-learn's too, because which remainders are equal depends on
 * it.
 */
final class ProportionalDraw {

  private final NumpyRandomState random;

  ProportionalDraw(NumpyRandomState random) {
    this.random = random;
  }

  /**
   * @param counts rows of each class
   * @param draws rows to draw in all, at most the sum of the counts
   * @return rows to draw of each class; their sum is {@code draws}
   */
  int[] shares(int[] counts, int draws) {
    double total = Arrays.stream(counts).sum();
    int[] shares = new int[counts.length];
    double[] remainders = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      double exact = counts[i] / total * draws;
      shares[i] = (int) Math.floor(exact);
      remainders[i] = exact - shares[i];
    }
    int missing = draws - Arrays.stream(shares).sum();
    double[] ascending = Arrays.stream(remainders).sorted().distinct().toArray();
    for (int i = ascending.length - 1; i >= 0 && missing > 0; i--) {
      double remainder = ascending[i];
      int[] tied =
          IntStream.range(0, counts.length).filter(c -> remainders[c] == remainder).toArray();
      int[] drawn = random.choice(tied, Math.min(tied.length, missing));
      for (int c : drawn) {
        shares[c]++;
      }
      missing -= drawn.length;
    }
    return shares;
  }
}
