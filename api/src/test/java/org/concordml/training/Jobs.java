package org.concordml.training;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.random.RandomStreams;

/** Small jobs for {@link LogisticBackend}. */
public final class Jobs {

  private Jobs() {}

  /** Two classes that overlap. */
  public static Examples rows(int count, long seed) {
    RandomGenerator random = new RandomStreams(seed).open("rows", 0);
    double[] values = new double[2 * count];
    boolean[] labels = new boolean[count];
    for (int row = 0; row < count; row++) {
      labels[row] = row % 3 == 0;
      values[2 * row] = random.nextGaussian() + (labels[row] ? 1 : 0);
      values[2 * row + 1] = random.nextGaussian();
    }
    return Examples.binary(FeatureMatrix.adopt(values, 2), labels);
  }

  public static FitConfig.Builder config() {
    return FitConfig.standard().optimizer(new Sgd(0, false)).learningRate(0.5).batchSize(4);
  }

  /** A logistic regression from zero weights, the rows in their own order. */
  public static TrainingJob job(FitConfig config, Examples train, Examples validation) {
    NetworkSpec network = new NetworkSpec(2, List.of(), 0);
    return new TrainingJob(
        network,
        config,
        train,
        validation,
        new Weights(network.layout(), new double[3]),
        epoch -> IntStream.range(0, train.rows()).toArray());
  }

  public static TrainedModel train(TrainingJob job) {
    return new TrainingLoop(new LogisticBackend(), LogisticBackend.CPU)
        .run(job, TrainingObserver.NONE);
  }
}
