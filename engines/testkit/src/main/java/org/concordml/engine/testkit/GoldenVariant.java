package org.concordml.engine.testkit;

import java.util.List;
import java.util.Map;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.network.Activation;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;

/**
 * A run of Keras with one thing changed.
 *
 * @param name which thing
 * @param base the run whose weights and order it shares
 * @param epochs how many
 * @param expected what Keras got
 */
record GoldenVariant(String name, GoldenRun base, int epochs, ResultJson expected) {

  TrainingJob job() {
    return base.job(network(), config());
  }

  private NetworkSpec network() {
    NetworkSpec network = base.network();
    return switch (name) {
      case "tanh" -> with(network, Activation.TANH);
      case "sigmoid" -> with(network, Activation.SIGMOID);
      case "gelu-exact" -> with(network, Activation.GELU);
      case "leaky-relu-0.2" -> with(network, Activation.LEAKY_RELU);
      case "l2-0.001" -> network.withL2(0.001);
      default -> network;
    };
  }

  private static NetworkSpec with(NetworkSpec network, Activation activation) {
    return new NetworkSpec(
        network.inputs(),
        network.hidden().stream().map(h -> new HiddenLayer(h.units(), activation, 0)).toList(),
        0);
  }

  private FitConfig config() {
    FitConfig.Builder builder =
        base.config(base.adam(true)).toBuilder().epochs(epochs).learningRate(1e-3);
    return change(builder).build();
  }

  private FitConfig.Builder change(FitConfig.Builder config) {
    return switch (name) {
      case "sgd" -> config.optimizer(new Sgd(0, false)).learningRate(0.1);
      case "sgd-momentum" -> config.optimizer(new Sgd(0.9, false)).learningRate(0.05);
      case "sgd-nesterov" -> config.optimizer(new Sgd(0.9, true)).learningRate(0.05);
      case "rmsprop" -> config.optimizer(RmsProp.STANDARD);
      case "adamw" -> config.optimizer(new AdamW(Adam.KERAS, 0.004));
      case "adam-clipvalue-0.01" -> config.clipping(new GradientClipping.ByValue(0.01));
      case "sgd-clipvalue-0.01" ->
          config
              .optimizer(new Sgd(0, false))
              .learningRate(0.1)
              .clipping(new GradientClipping.ByValue(0.01));
      case "sgd-global-clipnorm-0.05" ->
          config
              .optimizer(new Sgd(0, false))
              .learningRate(0.1)
              .clipping(new GradientClipping.ByGlobalNorm(0.05));
      case "class-weight-0:1,1:3" -> config.classWeights(ClassWeights.of(1, 3));
      case "dice" -> config.loss(new BinaryLoss.SoftDice());
      case "focal-gamma-2" -> config.loss(new BinaryLoss.Focal(2));
      case "cosine-decay" -> config.learningRate(new LearningRate.Cosine(1e-2));
      case "exponential-staircase" -> config.learningRate(new LearningRate.Step(1e-2, 0.5, 1));
      case "tanh", "sigmoid", "gelu-exact", "leaky-relu-0.2", "l2-0.001" -> config;
      default ->
          throw new IllegalArgumentException(
              "variant must be one that GoldenVariant knows, found '" + name + "'");
    };
  }

  @Override
  public String toString() {
    return base + "/" + name;
  }

  /** The file, under its own names. */
  static final class FileJson {
    int epochs;
    Map<String, ResultJson> variants;
  }

  /** What Keras got, under its own names. */
  static final class ResultJson {
    List<GoldenRun.EpochJson> history;
    double[] test_probabilities;
  }
}
