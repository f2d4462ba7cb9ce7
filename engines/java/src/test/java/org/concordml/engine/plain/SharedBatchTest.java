package org.concordml.engine.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordml.data.Examples;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.ThreadCount;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.Loss;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedBatchTest {

  @SuppressWarnings("ArrayRecordComponent") // looked at at once; never compared
  private record Result(
      double[] weights, double[] training, double[] scores, double[] slopes, double[] penalties) {}

  @ParameterizedTest
  @CsvSource({"1000, bce", "777, dice", "257, focal", "1901, dice", "1901, bce"})
  void anyNumberOfThreadsGivesTheSameBits(int batch, String lossName) {
    Loss loss =
        switch (lossName) {
          case "dice" -> new BinaryLoss.SoftDice();
          case "focal" -> new BinaryLoss.Focal(2);
          default -> BinaryLoss.CrossEntropy.STANDARD;
        };
    Result one = train(SampleJobs.oddNetwork(), loss, batch, 1);

    assertThat(one.weights).doesNotContain(Double.NaN);
    for (int threads : new int[] {2, 3, 8}) {
      Result several = train(SampleJobs.oddNetwork(), loss, batch, threads);
      assertThat(several.weights).as("weights").isEqualTo(one.weights);
      assertThat(several.training).as("logits in training").isEqualTo(one.training);
      assertThat(several.scores).as("scores").isEqualTo(one.scores);
      assertThat(several.slopes).as("input slopes").isEqualTo(one.slopes);
      assertThat(several.penalties).as("penalties").isEqualTo(one.penalties);
    }
  }

  /** 4,900 rows are twenty blocks, more than there are shards, so some shards have two. */
  @Test
  void moreBlocksThanLanesToo() {
    NetworkSpec small = NetworkSpec.dense(5, Activation.RELU, 6);

    assertThat(train(small, BinaryLoss.CrossEntropy.STANDARD, 4900, 3).weights)
        .isEqualTo(train(small, BinaryLoss.CrossEntropy.STANDARD, 4900, 1).weights);
  }

  @ParameterizedTest
  @ValueSource(ints = {259, 300})
  void aWideNetworkWithFewLanesToo(int batch) {
    NetworkSpec wide = NetworkSpec.dense(20, Activation.RELU, 1024, 1030);

    assertThat(train(wide, BinaryLoss.CrossEntropy.STANDARD, batch, 3).weights)
        .isEqualTo(train(wide, BinaryLoss.CrossEntropy.STANDARD, batch, 1).weights);
  }

  private static Result train(NetworkSpec network, Loss loss, int batch, int threads) {
    int count = network.layout().size() > 1_000_000 ? 300 : Math.max(2003, batch);
    Examples rows = SampleJobs.rows(count, network.inputs());
    ThreadCount requested = ThreadCount.of(threads);
    try (JavaSession session = new JavaSession(SampleJobs.config(network, loss), requested)) {
      session.bind(rows, SampleJobs.weights(count));
      EpochOutput output = null;
      long number = 0;
      for (int epoch = 0; epoch < (count > 1000 ? 2 : 1); epoch++) {
        session.beginEpoch(SampleJobs.order(count));
        for (int from = 0; from < count; from += batch) {
          number++;
          session.step(SampleJobs.step(network, from, Math.min(count, from + batch), number));
        }
        output = session.endEpoch();
      }
      return new Result(
          session.weights().toArray(),
          output.outputs(),
          session.outputs(rows.features()),
          session.inputGradients(rows.features(), 0).toArray(),
          output.penalties());
    }
  }
}
