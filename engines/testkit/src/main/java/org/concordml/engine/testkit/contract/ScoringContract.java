package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Task;
import org.concordml.engine.PeakMemory;
import org.concordml.engine.ScoringSession;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.ScorerUnderTest;
import org.concordml.engine.testkit.reference.ReferenceNetwork;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scoring: the formulas, any number of rows, the right number of columns. */
abstract class ScoringContract {

  private static final double STEP = 1e-5;

  private final ScorerUnderTest engine;
  private final NetworkSpec network = NetworkSpec.standard(4).withDropout(0.5);

  ScoringContract(ScorerUnderTest engine) {
    this.engine = engine;
  }

  /** Every activation with every head, and networks without hidden layers. */
  static Stream<NetworkSpec> networks() {
    return Stream.of(Task.values())
        .flatMap(
            task ->
                Stream.concat(
                        Stream.of(Activation.values())
                            .map(activation -> NetworkSpec.dense(4, activation, 5, 3)),
                        Stream.of(new NetworkSpec(4, List.of(), 0)))
                    .map(network -> network.withHead(SampleRows.head(task))));
  }

  private static ReferenceNetwork reference(NetworkSpec network) {
    return new ReferenceNetwork(network, ScorerUnderTest.weights(network));
  }

  @Test
  void noRowsGiveNoLogitsAndNoGradients() {
    FeatureMatrix none = FeatureMatrix.of(new double[0], 4);
    try (ScoringSession session = engine.open(network)) {
      assertThat(session.outputs(none)).isEmpty();
      assertThat(session.inputGradients(none, 0).rows()).isZero();
    }
  }

  /** Engines take 256, 4,096 or 16,384 rows at once: around these and twice the largest. */
  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 4_097, 16_383, 16_384, 16_385, 32_769})
  void everyRowHasItsOwnScoreWhereverPiecesEnd(int count) {
    FeatureMatrix rows = SampleRows.draw(count, 4, 4).features();
    try (ScoringSession session = engine.open(network)) {
      double[] expected = new double[count];
      double[] expectedSlopes = new double[4 * count];
      for (int from = 0; from < count; from += 100) {
        int[] few = IntStream.range(from, Math.min(count, from + 100)).toArray();
        FeatureMatrix piece = rows.select(few);
        System.arraycopy(session.outputs(piece), 0, expected, from, few.length);
        double[] slopes = session.inputGradients(piece, 0).toArray();
        System.arraycopy(slopes, 0, expectedSlopes, 4 * from, slopes.length);
      }

      assertThat(largestDifference(session.outputs(rows), expected))
          .isLessThan(engine.precision().logits());
      assertThat(largestDifference(session.inputGradients(rows, 0).toArray(), expectedSlopes))
          .isLessThan(engine.precision().logits());
    }
  }

  /** A row alone, and among any number of others: a stream of rows comes in any pieces. */
  @ParameterizedTest
  @MethodSource("networks")
  void aRowHasItsScoreWhateverBatchItComesIn(NetworkSpec network) {
    int count = 300;
    int outputs = network.outputs();
    FeatureMatrix rows = SampleRows.draw(count, 4, 7).features();
    try (ScoringSession session = engine.open(network)) {
      double[] whole = session.outputs(rows);
      for (int size : new int[] {1, 2, 3, 7, 16, 33, 257}) {
        double[] found = new double[whole.length];
        for (int from = 0; from < count; from += size) {
          int[] few = IntStream.range(from, Math.min(count, from + size)).toArray();
          double[] piece = session.outputs(rows.select(few));
          System.arraycopy(piece, 0, found, from * outputs, piece.length);
        }
        assertThat(largestDifference(found, whole))
            .as("in batches of %s", size)
            .isLessThanOrEqualTo(engine.precision().sharing());
      }
    }
  }

  private static double largestDifference(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    double largest = 0;
    for (int i = 0; i < found.length; i++) {
      largest = Math.max(largest, Math.abs(found[i] - expected[i]));
    }
    return largest;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aMillionRowsNeedLittleMoreMemoryThanThemselves() {
    FeatureMatrix many = SampleRows.draw(1_000_000, 8, 5).features();
    try (ScoringSession session = engine.open(NetworkSpec.dense(8, Activation.RELU, 16))) {
      session.outputs(many.select(IntStream.range(0, 40_000).toArray()));
      System.gc();
      PeakMemory.restart();
      double before = PeakMemory.mebibytes();

      assertThat(session.outputs(many)).hasSize(1_000_000);

      // The heap has its full size from the start, so what shows lies beside it: a copy of the rows
      // would be 31 MiB, the hidden layer of all rows at once 61 MiB, each with more on its way.
      // Narrow on purpose: of a layer of 128 units a piece is 8 MiB, and of such pieces the C
      // library keeps up to 64 MiB for later, which says nothing of the engine.
      assertThat(PeakMemory.mebibytes() - before).isLessThan(25);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void scoresFollowTheFormulas(NetworkSpec network) {
    FeatureMatrix rows = SampleRows.draw(300, 4, 3).features();
    try (ScoringSession session = engine.open(network)) {
      assertThat(session.outputs(rows))
          .containsExactly(reference(network).outputs(rows), within(engine.precision().logits()));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void inputGradientsAreSlopesOfEachOutput(NetworkSpec network) {
    FeatureMatrix rows = SampleRows.draw(12, 4, 7).features();
    int width = network.outputs();
    ReferenceNetwork reference = reference(network);
    try (ScoringSession session = engine.open(network)) {
      for (int output = 0; output < width; output++) {
        FeatureMatrix gradients = session.inputGradients(rows, output);

        assertThat(gradients.rows()).isEqualTo(rows.rows());
        assertThat(gradients.columns()).isEqualTo(rows.columns());
        for (int column = 0; column < rows.columns(); column++) {
          double[] above = reference.outputs(shifted(rows, column, STEP));
          double[] below = reference.outputs(shifted(rows, column, -STEP));
          for (int row = 0; row < rows.rows(); row++) {
            assertThat(gradients.get(row, column))
                .as("output %s, row %s, column %s", output, row, column)
                .isCloseTo(
                    (above[row * width + output] - below[row * width + output]) / (2 * STEP),
                    within(engine.precision().gradients()));
          }
        }
      }
    }
  }

  private static FeatureMatrix shifted(FeatureMatrix rows, int column, double by) {
    double[] values = rows.toArray();
    for (int i = column; i < values.length; i += rows.columns()) {
      values[i] += by;
    }
    return FeatureMatrix.of(values, rows.columns());
  }

  @ParameterizedTest
  @EnumSource
  void aRowThatIsNotANumberHasAScoreThatIsNone(Activation activation) {
    // Trap: max(0, NaN) is 0 in some libraries, which would hide it.
    FeatureMatrix rows = FeatureMatrix.of(new double[] {0.5, Double.NaN, -1, 2, 0.5, 0, -1, 2}, 4);
    try (ScoringSession session = engine.open(NetworkSpec.dense(4, activation, 8, 4))) {
      double[] outputs = session.outputs(rows);

      assertThat(outputs[0]).isNaN();
      assertThat(outputs[1]).isFinite();
    }
  }

  @Test
  void aWrongNumberOfColumnsIsRefused() {
    FeatureMatrix narrow = FeatureMatrix.of(new double[] {1, 2, 3}, 3);
    try (ScoringSession session = engine.open(network)) {
      assertThatThrownBy(() -> session.outputs(narrow))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows must have 4 columns, found 3");
      assertThatThrownBy(() -> session.inputGradients(narrow, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows must have 4 columns, found 3");
      assertThatThrownBy(() -> session.outputs(FeatureMatrix.of(new double[0], 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows must have 4 columns, found 3");
    }
  }

  @Test
  void anOutputThatIsNotThereIsRefused() {
    FeatureMatrix row = FeatureMatrix.of(new double[] {1, 2, 3, 4}, 4);
    try (ScoringSession session = engine.open(network)) {
      assertThatThrownBy(() -> session.inputGradients(row, 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
