package org.concordml.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.evaluation.Evaluation;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.training.EpochRecord;
import org.concordml.training.HeldOutScores;
import org.concordml.training.TrainedModel;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.TrainedEnsemble;

/**
 * A finished run of a logistic regression of two inputs whose every number is given; two epochs of
 * two steps, unless said otherwise.
 */
final class Runs {

  private static final NetworkSpec NETWORK = new NetworkSpec(2, List.of(), 0);

  private final double[][] stepLosses = {{0.7, 0.6}, {0.5, 0.4}};
  private final double[] valLosses = {0.65, 0.45};
  private final double[][] weights = {{0.1, -0.2, 0.05}, {0.3, -2.0, 0.02}};
  private final double[] probabilities = {0.2, 0.9, 0.5, 0.51};
  private int epochs = 2;

  Runs stepLoss(int epoch, int step, double value) {
    stepLosses[epoch - 1][step - 1] = value;
    return this;
  }

  Runs valLoss(int epoch, double value) {
    valLosses[epoch - 1] = value;
    return this;
  }

  Runs weight(int epoch, int place, double value) {
    weights[epoch - 1][place] = value;
    return this;
  }

  Runs probability(int row, double value) {
    probabilities[row] = value;
    return this;
  }

  Runs epochs(int count) {
    epochs = count;
    return this;
  }

  /** An ensemble of networks that predict together what the first of them predicts. */
  static TracedRun ensemble(String engine, Runs... networks) {
    List<TracedRun> each = Arrays.stream(networks).map(network -> network.of(engine)).toList();
    EngineRun first = each.get(0).run();
    TrainedEnsemble together =
        new TrainedEnsemble(
            each.stream().map(of -> of.run().model().members().get(0)).toList(),
            first.model().validation(),
            first.model().test());
    return new TracedRun(
        new EngineRun(engine, "1", "", together, first.evaluation(), 0, 1, 1, 1),
        each.stream().map(of -> of.epochWeights().get(0)).toList());
  }

  TracedRun of(String engine) {
    List<EpochRecord> history = new ArrayList<>();
    List<Weights> traced = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      history.add(new EpochRecord(epoch, 0.5, 0.5, valLosses[epoch - 1], 0.5, 1));
      traced.add(new Weights(NETWORK.layout(), weights[epoch - 1]));
    }
    double[] logits = Arrays.stream(probabilities).map(p -> Math.log(p / (1 - p))).toArray();
    HeldOutScores scores = new HeldOutScores(0.45, 0.5, logits, probabilities);
    TrainedModel model =
        new TrainedModel(
            engine,
            new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for"),
            NETWORK,
            traced.get(epochs - 1),
            history,
            Arrays.asList(stepLosses).subList(0, epochs),
            epochs,
            false,
            scores,
            scores);
    Evaluation.Binary evaluation =
        Evaluation.of(new boolean[] {false, true, false, true}, probabilities, 0.5);
    return new TracedRun(
        new EngineRun(engine, "1", "", TrainedEnsemble.of(model), evaluation, 0, 1, 1, 1),
        List.of(traced));
  }
}
