package org.concordml.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.evaluation.DecisionThreshold;
import org.concordml.evaluation.Evaluation;
import org.concordml.model.Decision;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.training.EpochRecord;
import org.concordml.training.HeldOutScores;
import org.concordml.training.TrainedModel;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.TrainedEnsemble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A label is flipped where the rule of the evaluation predicts another class. */
class FlippedLabelsTest {

  private static final NetworkSpec NETWORK = new NetworkSpec(1, List.of(), 0);

  private static TracedRun run(double probability) {
    double[] probabilities = {probability, 0.9};
    double[] logits = Arrays.stream(probabilities).map(p -> Math.log(p / (1 - p))).toArray();
    Weights weights = new Weights(NETWORK.layout(), new double[2]);
    HeldOutScores scores = new HeldOutScores(0.5, 0.5, logits, probabilities);
    TrainedModel model =
        new TrainedModel(
            "an engine",
            new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for"),
            NETWORK,
            weights,
            List.of(new EpochRecord(1, 0.5, 0.5, 0.5, 0.5, 1)),
            List.of(new double[] {0.5}),
            1,
            false,
            scores,
            scores);
    EngineRun run =
        new EngineRun(
            "an engine",
            "1",
            "a library",
            TrainedEnsemble.of(model),
            Evaluation.of(
                new boolean[] {true, true}, probabilities, logits, DecisionThreshold.HALF),
            1,
            1,
            1,
            1);
    return new TracedRun(run, List.of(List.of(weights)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, 0.4999999, 0, a row at the threshold is negative, as one below it",
    "0.5, 0.5, 0.5000001, 1, and one above it is positive",
    "0.5, 0.4, 0.6, 1, on either side",
    "0.5, 0.6, 0.7, 0, both above",
    "0.3, 0.3, 0.3000001, 1, at another threshold"
  })
  void labelsAreThoseAboveTheThreshold(
      double threshold, double reference, double found, int flipped, String why) {
    RunDifference difference =
        new RunDifference(Tolerance.STANDARD, new Decision(threshold), run(reference), run(found));

    assertThat(difference.parity(Optional.empty()).labelsFlipped()).as(why).isEqualTo(flipped);
  }
}
