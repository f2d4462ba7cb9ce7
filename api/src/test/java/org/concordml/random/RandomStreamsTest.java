package org.concordml.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RandomStreamsTest {

  /**
   * First words of CPython 3's {@code random.Random}, seeded with the same words by its {@code
   * init_by_array}; a change here changes the results of every job ever run.
   */
  static Stream<Arguments> pinned() {
    return Stream.of(
        Arguments.of(42L, "weights", 0L, List.of(-2138233797, -1429524259, -286123711, 416258327)),
        Arguments.of(42L, "batch-order", 7L, List.of(-754271651, 322138653, 669727528, 462692419)),
        Arguments.of(
            -1L, "noise", 1L << 40, List.of(502253437, 2076979997, 712218999, -444623693)));
  }

  @ParameterizedTest
  @MethodSource("pinned")
  void theFirstNumbersOfAStreamNeverChange(
      long seed, String name, long number, List<Integer> expected) {
    assertThat(take(4, new RandomStreams(seed).open(name, number))).isEqualTo(expected);
  }

  @Test
  void theFirstNetworkOfAnEnsembleHasTheStreamsOfOneAlone() {
    assertThat(take(4, new RandomStreams(42, 0).open("weights", 0)))
        .isEqualTo(List.of(-2138233797, -1429524259, -286123711, 416258327));
  }

  /** As of CPython, seeded with {@code [42, 0, 0, 0, *b"weights", 1 << 16, 3]}. */
  @Test
  void theOthersHaveStreamsThatNeverChangeEither() {
    assertThat(take(4, new RandomStreams(42, 3).open("weights", 0)))
        .isEqualTo(List.of(-575317593, -1861686319, 2012160084, -491364710));
  }

  @Test
  void everyNetworkHasStreamsOfItsOwn() {
    Set<List<Integer>> beginnings = new HashSet<>();
    for (int member = 0; member < 50; member++) {
      for (String name : new String[] {"weights", "batch-order"}) {
        beginnings.add(take(3, new RandomStreams(42, member).open(name, 1)));
      }
    }
    assertThat(beginnings).hasSize(100);
    assertThatThrownBy(() -> new RandomStreams(42, -1))
        .hasMessage("member must be at least 0, found -1");
  }

  /**
   * Recorded when commons-math 3.6.1 drew them: weights, noise and dropout of every job hang on it.
   */
  @Test
  void normalAndUniformNumbersNeverChange() {
    RandomStreams streams = new RandomStreams(42);

    RandomGenerator uniform = streams.open("noise", 3);
    assertThat(DoubleStream.generate(uniform::nextDouble).limit(5))
        .containsExactly(
            0.44845064825599246,
            0.5589757902546888,
            0.9904791317656738,
            0.3575020390664756,
            0.25714144250424575);
    RandomGenerator normal = streams.open("noise", 3);
    assertThat(DoubleStream.generate(normal::nextGaussian).limit(5))
        .containsExactly(
            -1.0224812793157674,
            0.34326413303722264,
            1.431738527691738,
            -0.08575088738244727,
            -0.03608446584759752);
  }

  /** A shuffle draws from a range that grows by one. */
  @Test
  void numbersBelowABoundNeverChange() {
    RandomGenerator random = new RandomStreams(42).open("noise", 3);

    assertThat(IntStream.rangeClosed(1, 12).map(random::nextInt))
        .containsExactly(0, 1, 2, 1, 1, 5, 1, 5, 7, 5, 3, 2);
  }

  @Test
  void aStreamDoesNotDependOnWhatWasDrawnBefore() {
    RandomStreams streams = new RandomStreams(1);
    List<Integer> alone = take(5, streams.open("dropout", 7));
    RandomGenerator other = streams.open("dropout", 6);
    take(100, other);

    assertThat(take(5, streams.open("dropout", 7))).isEqualTo(alone);
  }

  @Test
  void seedNameAndNumberEachMakeAnotherStream() {
    Set<List<Integer>> beginnings = new HashSet<>();
    for (long seed : new long[] {0, 1, 1L << 32, -1}) {
      for (String name : new String[] {"a", "b", "ab", "ba", "aa"}) {
        for (long number : new long[] {0, 1, 1L << 32, -1}) {
          beginnings.add(take(3, new RandomStreams(seed).open(name, number)));
        }
      }
    }
    assertThat(beginnings).hasSize(4 * 5 * 4);
  }

  @Test
  void streamsOfNeighbouringNumbersAreUncorrelated() {
    int draws = 10_000;
    RandomGenerator one = new RandomStreams(42).open("noise", 1);
    RandomGenerator two = new RandomStreams(42).open("noise", 2);
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      sum += one.nextGaussian() * two.nextGaussian();
    }
    // The sum of products of independent standard normals has standard deviation √draws.
    assertThat(Math.abs(sum)).isLessThan(3 * Math.sqrt(draws));
  }

  private static List<Integer> take(int count, RandomGenerator random) {
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(random.nextInt());
    }
    return taken;
  }
}
