package org.concordml.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What holds of every loss on any batch. */
class LossPropertiesTest {

  private static final double STEP = 1e-5;

  @Provide
  Arbitrary<Loss> losses() {
    return Arbitraries.of(
        new BinaryCrossEntropy(), new SoftDice(), new BinaryFocal(2), new BinaryFocal(0.5));
  }

  @Provide
  Arbitrary<LogitBatch> batches() {
    Arbitrary<Integer> rows = Arbitraries.integers().between(1, 12);
    Arbitrary<Double> scale = Arbitraries.doubles().between(0.1, 15);
    return Combinators.combine(rows, scale, Arbitraries.longs(), Arbitraries.of(true, false))
        .as(LossPropertiesTest::batch);
  }

  /** A batch in the middle of longer arrays, so that a loss that forgets its stretch shows. */
  private static LogitBatch batch(int rows, double scale, long seed, boolean weighted) {
    Random random = new Random(seed);
    int from = 3;
    int length = from + rows + 2;
    double[] logits = new double[length];
    boolean[] labels = new boolean[length];
    double[] weights = new double[length];
    for (int i = 0; i < length; i++) {
      logits[i] = scale * random.nextGaussian();
      labels[i] = random.nextBoolean();
      weights[i] = 0.1 + 3 * random.nextDouble();
    }
    return new LogitBatch(logits, labels, weighted ? weights : null, from, from + rows);
  }

  @Property
  void theGradientIsTheSlopeOfTheValue(
      @ForAll("losses") Loss loss, @ForAll("batches") LogitBatch batch) {
    double[] gradient = new double[batch.rows()];
    loss.gradient(batch, gradient);

    for (int i = 0; i < batch.rows(); i++) {
      double slope = (moved(loss, batch, i, STEP) - moved(loss, batch, i, -STEP)) / (2 * STEP);
      assertThat(gradient[i]).as("row %s", i).isCloseTo(slope, within(1e-7));
    }
  }

  private static double moved(Loss loss, LogitBatch batch, int row, double by) {
    double[] logits = batch.logits().clone();
    logits[batch.from() + row] += by;
    return loss.value(
        new LogitBatch(logits, batch.labels(), batch.weights(), batch.from(), batch.to()));
  }

  @Property
  void weightsOfOneAreNoWeights(@ForAll("losses") Loss loss, @ForAll("batches") LogitBatch batch) {
    double[] ones = new double[batch.logits().length];
    Arrays.fill(ones, 1);
    LogitBatch weighted =
        new LogitBatch(batch.logits(), batch.labels(), ones, batch.from(), batch.to());
    LogitBatch plain =
        new LogitBatch(batch.logits(), batch.labels(), null, batch.from(), batch.to());

    assertThat(loss.value(weighted)).isEqualTo(loss.value(plain));
  }

  @Property
  void aLossIsNotNegativeAndGrowsWithThePositiveLogitOfANegativeRow(
      @ForAll("losses") Loss loss,
      @ForAll @DoubleRange(min = -20, max = 20) double z,
      @ForAll @DoubleRange(min = 0.01, max = 5) double more) {
    double before = loss.value(batch(z));
    double after = loss.value(batch(z + more));

    assertThat(before).isNotNegative();
    assertThat(after).isGreaterThanOrEqualTo(before);
  }

  private static LogitBatch batch(double negativeRowLogit) {
    double[] logits = {negativeRowLogit, 0.3};
    return new LogitBatch(logits, new boolean[] {false, true}, null, 0, 2);
  }

  @Property
  void focalLossWithoutFocusIsCrossEntropy(@ForAll("batches") LogitBatch batch) {
    assertThat(new BinaryFocal(0).value(batch))
        .isCloseTo(new BinaryCrossEntropy().value(batch), within(1e-12));
  }
}
