package org.concordml.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.hipparchus.random.MersenneTwister;
import org.junit.jupiter.api.Test;

class NumpyRandomStateTest {

  /** {@code np.random.RandomState(42).permutation(10)}. */
  @Test
  void permutationIsNumpys() {
    assertThat(new NumpyRandomState(42).permutation(10))
        .containsExactly(8, 1, 5, 0, 7, 2, 9, 4, 3, 6);
  }

  /**
   * A generator that read the seed as signed left numpy's sequence from 2^31 on: {@code r =
   * RandomState(s); r.randint(0, 2**32, 2, dtype=np.uint32)}.
   */
  @Test
  void bitsAreNumpysForEverySeed() {
    assertBits(0, 2357136044L, 2546248239L);
    assertBits(42, 1608637542L, 3421126067L);
    assertBits(2147483648L, 652847386L, 1439962116L);
    assertBits(4294967295L, 419326371L, 479346978L);
  }

  private static void assertBits(long seed, long first, long second) {
    MersenneTwister bits = new MersenneTwister((int) seed);
    assertThat(Integer.toUnsignedLong(bits.nextInt())).isEqualTo(first);
    assertThat(Integer.toUnsignedLong(bits.nextInt())).isEqualTo(second);
  }

  /** {@code r = RandomState(3); r.choice([10, 20, 30, 40], 2, replace=False)}, twice. */
  @Test
  void choiceIsNumpys() {
    NumpyRandomState random = new NumpyRandomState(3);
    int[] values = {10, 20, 30, 40};
    assertThat(random.choice(values, 2)).containsExactly(40, 20);
    assertThat(random.choice(values, 2)).containsExactly(20, 30);
  }

  @Test
  void refusesWhatNumpyRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumpyRandomState(-1))
        .withMessage("randomState must be from 0 to 4294967295, found -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumpyRandomState(4294967296L))
        .withMessage("randomState must be from 0 to 4294967295, found 4294967296");
    NumpyRandomState random = new NumpyRandomState(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.permutation(-1))
        .withMessage("n must be at least 0, found -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.choice(new int[] {1}, 2))
        .withMessage("size must be from 0 to the number of values, 1, found 2");
  }
}
