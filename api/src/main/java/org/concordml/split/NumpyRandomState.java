package org.concordml.split;

import java.util.Arrays;
import org.hipparchus.random.MersenneTwister;

/**
 * The draws of numpy's {@code numpy.random.RandomState(seed)} that a split needs, value for value.
 *
 * <p>That generator is frozen by numpy's compatibility policy (NEP 19), so the sequences here do
 * not change with numpy's version. Mutable: every draw moves the state on. Not safe to share
 * between threads.
 */
public final class NumpyRandomState {

  /** The largest seed numpy takes, 2^32 - 1. */
  public static final long LARGEST_SEED = 0xffffffffL;

  private final MersenneTwister bits;

  /**
   * @param seed 0 to {@link #LARGEST_SEED}
   * @throws IllegalArgumentException if the seed is outside that range
   */
  public NumpyRandomState(long seed) {
    this.bits = new MersenneTwister((int) requireSeed(seed));
  }

  static long requireSeed(long seed) {
    if (seed < 0 || seed > LARGEST_SEED) {
      throw new IllegalArgumentException(
          "randomState must be from 0 to " + LARGEST_SEED + ", found " + seed);
    }
    return seed;
  }

  /**
   * A random order of {@code 0 .. n-1}, as {@code permutation(n)}.
   *
   * @param n 0 or more
   * @return a new array of n indices
   */
  public int[] permutation(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("n must be at least 0, found " + n);
    }
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    shuffle(order);
    return order;
  }

  /**
   * Puts the values in a random order, in place, as {@code shuffle(values)}: Fisher-Yates from the
   * end, so an array of n values takes n-1 bounded draws.
   *
   * @param values changed
   */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = atMost(i);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  /**
   * Draws without replacement, as {@code choice(values, size, replace=False)}: the first of a
   * permutation of all positions.
   *
   * @param values to draw from; not changed
   * @param size 0 to the number of values
   * @return the values drawn, in the order drawn
   */
  public int[] choice(int[] values, int size) {
    if (size < 0 || size > values.length) {
      throw new IllegalArgumentException(
          "size must be from 0 to the number of values, " + values.length + ", found " + size);
    }
    int[] positions = permutation(values.length);
    int[] drawn = new int[size];
    Arrays.setAll(drawn, i -> values[positions[i]]);
    return drawn;
  }

  /**
   * A uniform draw by masked rejection: 32 bits, cut to the smallest 2^k - 1 that reaches the
   * bound, drawn again while above it.
   */
  private int atMost(int bound) {
    int mask = -1 >>> Integer.numberOfLeadingZeros(bound);
    int drawn = bits.nextInt() & mask;
    while (drawn > bound) {
      drawn = bits.nextInt() & mask;
    }
    return drawn;
  }
}
