package org.concordml.split;

/**
 * MT19937, seeded by one unsigned 32-bit number: the bit source under numpy's {@code RandomState}.
 *
 * <p>Source: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
 * uniform pseudo-random number generator", ACM TOMACS 8(1), 1998, with the seeding of their 2002
 * revision. The generator of the same name in commons-math3 extends the sign of a seed of 2^31 or
 * more, and so leaves numpy's sequence there; hence one here.
 */
final class MersenneTwister {

  private static final int SIZE = 624;
  private static final int SHIFT = 397;
  private static final int[] TWIST = {0, 0x9908b0df};

  private final int[] state = new int[SIZE];
  private int next = SIZE;

  /**
   * @param seed read as unsigned
   */
  MersenneTwister(int seed) {
    state[0] = seed;
    for (int i = 1; i < SIZE; i++) {
      int previous = state[i - 1];
      state[i] = 1812433253 * (previous ^ (previous >>> 30)) + i;
    }
  }

  /**
   * @return the next 32 bits
   */
  int nextInt() {
    if (next == SIZE) {
      refill();
    }
    int bits = state[next++];
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return bits ^ (bits >>> 18);
  }

  private void refill() {
    for (int i = 0; i < SIZE; i++) {
      int mixed = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
      state[i] = state[(i + SHIFT) % SIZE] ^ (mixed >>> 1) ^ TWIST[mixed & 1];
    }
    next = 0;
  }
}
