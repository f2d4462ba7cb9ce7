package org.concordml.bundle.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.TableRoles;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.plain.JavaBackend;
import org.concordml.experiment.Recipe;
import org.concordml.learning.Optimizer;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.random.RandomStreams;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;
import org.concordml.training.MonitoredMetric;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EnsembleState;
import org.concordml.training.runner.EnsembleTraining;

/** Small trainings on the engine {@code java}, and how far they were after each epoch. */
final class Trainings {

  static final String RECIPE = Recipe.standard(TableRoles.target("outcome")).toJson();

  static final CheckpointedJob JOB =
      new CheckpointedJob(
          "0.1.0",
          "java",
          List.of("visits.csv", "--target", "outcome"),
          "visits.csv",
          "ab".repeat(32),
          "",
          RECIPE);

  private static final DeviceChoice CPU = new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for");

  private Trainings() {}

  static Examples rows(int count, long seed, boolean weighted) {
    RandomGenerator random = new RandomStreams(seed).open("rows", 0);
    double[] values = new double[2 * count];
    double[] weights = new double[count];
    boolean[] labels = new boolean[count];
    for (int row = 0; row < count; row++) {
      labels[row] = row % 3 == 0;
      values[2 * row] = random.nextGaussian() + (labels[row] ? 1 : 0);
      values[2 * row + 1] = random.nextGaussian();
      weights[row] = 0.5 + row % 2;
    }
    Examples rows = Examples.binary(FeatureMatrix.adopt(values, 2), labels);
    return weighted ? new Examples(rows.features(), rows.targets(), weights) : rows;
  }

  static FitConfig.Builder config(Optimizer optimizer) {
    return FitConfig.standard().optimizer(optimizer).epochs(4).batchSize(8);
  }

  static FitConfig stoppingEarly() {
    return config(Optimizer.Adam.STANDARD)
        .epochs(30)
        .learningRate(0.3)
        .earlyStopping(
            new EarlyStopping(new MonitoredMetric("valLoss"), EarlyStopping.Mode.MIN, 2, 0))
        .build();
  }

  static TrainingJob job(FitConfig config, boolean weighted) {
    return TrainingJob.of(
        NetworkSpec.dense(2, Activation.TANH, 3).withDropout(0.2),
        config,
        rows(20, 1, weighted),
        rows(9, 2, false));
  }

  static EnsembleTraining training() {
    return new EnsembleTraining(new JavaBackend(), CPU);
  }

  /** Tells an observer of a training and keeps the state after each epoch of any network. */
  static List<EnsembleState> states(TrainingJob job, TrainingObserver observer) {
    List<EnsembleState> states = new ArrayList<>(List.of(EnsembleState.beginning()));
    training()
        .run(
            job,
            observer.and(
                event -> {
                  if (event instanceof TrainingEvent.EpochFinished end) {
                    EnsembleState before = states.get(states.size() - 1);
                    states.add(before.with(end.member(), end.state().get()));
                  }
                }));
    return states;
  }

  static List<EnsembleState> states(TrainingJob job) {
    return states(job, TrainingObserver.NONE);
  }
}
