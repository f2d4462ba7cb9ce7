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
import org.concordml.data.Targets;

/** What holds of every loss on any batch. */
class LossPropertiesTest {

  private static final double STEP = 1e-5;

  @Provide
  Arbitrary<Loss> losses() {
    return Arbitraries.of(
        BinaryLoss.CrossEntropy.STANDARD,
        new BinaryLoss.SoftDice(),
        new BinaryLoss.Focal(2),
        new BinaryLoss.Focal(0.5));
  }

  @Provide
  Arbitrary<OutputBatch> batches() {
    Arbitrary<Integer> rows = Arbitraries.integers().between(1, 12);
    Arbitrary<Double> scale = Arbitraries.doubles().between(0.1, 15);
    return Combinators.combine(rows, scale, Arbitraries.longs(), Arbitraries.of(true, false))
        .as(LossPropertiesTest::batch);
  }

  /** A batch in the middle of longer arrays, so that a loss that forgets its stretch shows. */
  private static OutputBatch batch(int rows, double scale, long seed, boolean weighted) {
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
    return new OutputBatch(
        logits, 1, Targets.binary(labels), weighted ? weights : null, from, from + rows);
  }

  @Property
  void theGradientIsTheSlopeOfTheValue(
      @ForAll("losses") Loss loss, @ForAll("batches") OutputBatch batch) {
    double[] gradient = new double[batch.rows()];
    loss.gradient(batch, gradient);

    for (int i = 0; i < batch.rows(); i++) {
      double slope = (moved(loss, batch, i, STEP) - moved(loss, batch, i, -STEP)) / (2 * STEP);
      assertThat(gradient[i]).as("row %s", i).isCloseTo(slope, within(1e-7));
    }
  }

  private static double moved(Loss loss, OutputBatch batch, int row, double by) {
    double[] logits = batch.outputs().clone();
    logits[batch.from() + row] += by;
    return loss.value(
        new OutputBatch(logits, 1, batch.targets(), batch.weights(), batch.from(), batch.to()));
  }

  @Property
  void weightsOfOneAreNoWeights(@ForAll("losses") Loss loss, @ForAll("batches") OutputBatch batch) {
    double[] ones = new double[batch.outputs().length];
    Arrays.fill(ones, 1);
    OutputBatch weighted =
        new OutputBatch(batch.outputs(), 1, batch.targets(), ones, batch.from(), batch.to());
    OutputBatch plain =
        new OutputBatch(batch.outputs(), 1, batch.targets(), null, batch.from(), batch.to());

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

  private static OutputBatch batch(double negativeRowLogit) {
    double[] logits = {negativeRowLogit, 0.3};
    return new OutputBatch(logits, 1, Targets.binary(new boolean[] {false, true}), null, 0, 2);
  }

  @Property
  void focalLossWithoutFocusIsCrossEntropy(@ForAll("batches") OutputBatch batch) {
    assertThat(new BinaryLoss.Focal(0).value(batch))
        .isCloseTo(BinaryLoss.CrossEntropy.STANDARD.value(batch), within(1e-12));
  }
}
