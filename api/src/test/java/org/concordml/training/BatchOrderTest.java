package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.concordml.random.RandomStreams;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class BatchOrderTest {

  @Property
  void everyEpochIsAPermutation(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int rows,
      @ForAll @IntRange(min = 1, max = 1000) int epoch) {
    int[] order = BatchOrder.shuffled(new RandomStreams(seed), rows).epoch(epoch);

    Arrays.sort(order);
    assertThat(order).containsExactly(IntStream.range(0, rows).toArray());
  }

  @Test
  void epochSevenNeedsNotTheSixBefore() {
    BatchOrder inTurn = BatchOrder.shuffled(new RandomStreams(42), 50);
    for (int epoch = 1; epoch < 7; epoch++) {
      inTurn.epoch(epoch);
    }
    BatchOrder atOnce = BatchOrder.shuffled(new RandomStreams(42), 50);

    assertThat(atOnce.epoch(7)).containsExactly(inTurn.epoch(7)).isNotEqualTo(atOnce.epoch(6));
  }

  @Test
  void everyPermutationIsEquallyLikely() {
    // Trap: swapping each row with one anywhere is not uniform; of 24 orders of 4 rows it favours
    // some by 40%, which this test would see with certainty.
    BatchOrder order = BatchOrder.shuffled(new RandomStreams(42), 4);
    long[] counts = new long[256];
    for (int epoch = 1; epoch <= 24_000; epoch++) {
      int[] rows = order.epoch(epoch);
      counts[64 * rows[0] + 16 * rows[1] + 4 * rows[2] + rows[3]]++;
    }
    long[] found = Arrays.stream(counts).filter(count -> count > 0).toArray();
    double[] expected = new double[24];
    Arrays.fill(expected, 1000);

    assertThat(found).hasSize(24);
    assertThat(new ChiSquareTest().chiSquareTest(expected, found)).isGreaterThan(0.01);
  }

  @Test
  void aFixedOrderIsGivenBackAndNotChangedFromOutside() {
    int[][] given = {{2, 0, 1}, {0, 1, 2}};
    BatchOrder order = BatchOrder.fixed(given);
    given[0][0] = 9;
    order.epoch(1)[1] = 9;

    assertThat(order.epoch(1)).containsExactly(2, 0, 1);
    assertThat(order.epoch(2)).containsExactly(0, 1, 2);
  }
}
