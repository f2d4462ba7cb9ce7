package org.concordml.engine.testkit.golden;

import com.google.gson.JsonElement;
import com.google.gson.annotations.SerializedName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.Precision;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.learning.RegressionLoss;
import org.concordml.network.Activation;
import org.concordml.network.Head;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;

/**
 * A run of Keras with one thing changed. Its name says which; the numbers in the name are its
 * numbers.
 *
 * @param name such as {@code huber-delta-1}
 * @param base the run whose weights and order it shares
 * @param epochs how many
 * @param expected what Keras got
 */
public record GoldenVariant(String name, GoldenRun base, int epochs, ResultJson expected) {

  private static final String PER_WEIGHT = "loss-divided-by-sum-of-weights";
  private static final Pattern NUMBER = Pattern.compile("(?<=[-:,])[0-9.]+(e-?[0-9]+)?");

  /** Keras rounds a few hyperparameters to float32, whatever it computes in. */
  private static double rounded(double number) {
    return (float) number;
  }

  /** The name with a # for each number, or for a weight for each class. */
  private String kind() {
    return NUMBER.matcher(name).replaceAll("#").replaceAll("#:#(,#:#)*", "#");
  }

  private double[] numbers() {
    return NUMBER.matcher(name).results().mapToDouble(n -> Double.parseDouble(n.group())).toArray();
  }

  private double number() {
    return numbers()[0];
  }

  /** Of {@code 0:1,1:3}: class, weight, class, weight. */
  private ClassWeights classWeights() {
    double[] numbers = numbers();
    return ClassWeights.of(
        IntStream.range(0, numbers.length / 2).mapToDouble(i -> numbers[2 * i + 1]).toArray());
  }

  /**
   * @param epoch from 1
   * @return what is trained in that epoch; the same in all, but where weights go by batch
   */
  public TrainingJob job(int epoch) {
    Examples train = base.sides().train();
    Examples test = base.sides().test();
    return switch (kind()) {
      case "unweighted" ->
          base.job(network(), config(), GoldenRun.unweighted(train), GoldenRun.unweighted(test));
      case "weights-scaled-to-mean-#" ->
          base.job(network(), config(), scaled(train), GoldenRun.unweighted(test));
      case "weighted-validation" -> base.job(network(), config(), train, test);
      case PER_WEIGHT -> LossPerWeight.job(base.job(network(), config()), epoch);
      default -> base.job(network(), config());
    };
  }

  private Examples scaled(Examples rows) {
    double[] weights = rows.weights();
    double factor = number() * weights.length / Arrays.stream(weights).sum();
    return new Examples(
        rows.features(),
        rows.targets(),
        Arrays.stream(weights).map(weight -> weight * factor).toArray());
  }

  /**
   * @return what an engine makes of it
   */
  public TrainedModel train(EngineUnderTest engine) {
    return kind().equals(PER_WEIGHT)
        ? new LossPerWeight(engine, base.job(network(), config()), this::job).train()
        : engine.train(job(1));
  }

  /**
   * Numbers that Keras rounds to float32 are rounded here too where they are settings. Others are
   * constants of its formulas: the square root in GELU, the slope of leaky ReLU, rates that a
   * schedule computes, and the logarithm of 2 that log-cosh subtracts in every loss.
   */
  public GoldenTolerance tolerance(Precision precision) {
    GoldenTolerance tolerance = GoldenTolerance.of(precision, base.task());
    return switch (kind()) {
      case "gelu-exact", "leaky-relu-#", "cosine-decay", "exponential-staircase" ->
          tolerance.withRounding(precision.goldenVariant());
      case "log-cosh" -> tolerance.withConstant(Math.abs(Math.log(2) - rounded(Math.log(2))));
      default -> tolerance;
    };
  }

  private NetworkSpec network() {
    NetworkSpec network = base.network();
    return switch (kind()) {
      case "tanh" -> with(network, Activation.TANH);
      case "sigmoid" -> with(network, Activation.SIGMOID);
      case "gelu-exact" -> with(network, Activation.GELU);
      case "leaky-relu-#" -> with(network, Activation.LEAKY_RELU);
      case "l2-#" -> network.withL2(rounded(number()));
      default -> network;
    };
  }

  private static NetworkSpec with(NetworkSpec network, Activation activation) {
    return new NetworkSpec(
        network.inputs(),
        network.hidden().stream().map(h -> new HiddenLayer(h.units(), activation, 0)).toList(),
        network.head(),
        0);
  }

  public FitConfig config() {
    FitConfig.Builder builder =
        base.config(base.adam(true)).toBuilder().epochs(epochs).learningRate(1e-3);
    return change(builder).build();
  }

  private FitConfig.Builder change(FitConfig.Builder config) {
    Sgd momentum = new Sgd(rounded(0.9), false);
    return switch (kind()) {
      case "sgd" -> config.optimizer(Sgd.STANDARD).learningRate(0.1);
      case "sgd-momentum" -> config.optimizer(momentum).learningRate(0.05);
      case "sgd-nesterov" ->
          config.optimizer(new Sgd(momentum.momentum(), true)).learningRate(0.05);
      case "mse-sgd" -> config.optimizer(Sgd.STANDARD).learningRate(0.01);
      case "rmsprop", "mse-rmsprop" -> config.optimizer(RmsProp.STANDARD);
      case "adamw" -> config.optimizer(new AdamW(Adam.KERAS, rounded(0.004)));
      case "adam-clipvalue-#" -> config.clipping(new GradientClipping.ByValue(number()));
      case "sgd-clipvalue-#" ->
          config
              .optimizer(Sgd.STANDARD)
              .learningRate(0.1)
              .clipping(new GradientClipping.ByValue(number()));
      case "sgd-global-clipnorm-#" ->
          config
              .optimizer(Sgd.STANDARD)
              .learningRate(0.1)
              .clipping(new GradientClipping.ByGlobalNorm(number()));
      case "cosine-decay" -> config.learningRate(new LearningRate.Cosine(1e-2));
      case "exponential-staircase" -> config.learningRate(new LearningRate.Step(1e-2, 0.5, 1));
      case "class-weight-balanced" -> config.classWeights(new ClassWeights.Balanced());
      case "class-weight-#", "weights-times-class-weight-#" -> config.classWeights(classWeights());
      case "tanh",
          "sigmoid",
          "gelu-exact",
          "leaky-relu-#",
          "l2-#",
          "unweighted",
          "weights-scaled-to-mean-#",
          "weighted-validation",
          PER_WEIGHT ->
          config;
      default -> config.loss(loss());
    };
  }

  private Loss loss() {
    return switch (kind()) {
      case "label-smoothing-#" ->
          base.network().head() instanceof Head.Softmax
              ? new CategoricalLoss.CrossEntropy(number())
              : new BinaryLoss.CrossEntropy(number());
      case "dice" -> new BinaryLoss.SoftDice();
      case "focal-gamma-#" -> new BinaryLoss.Focal(number());
      case "focal-alpha-#-gamma-#" -> new CategoricalLoss.Focal(numbers()[0], numbers()[1]);
      case "mae" -> new RegressionLoss.MeanAbsoluteError();
      case "huber-delta-#" -> new RegressionLoss.Huber(number());
      case "log-cosh" -> new RegressionLoss.LogCosh();
      case "pinball-#" -> new RegressionLoss.Pinball(number());
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

    @SerializedName(value = "test_outputs", alternate = "test_probabilities")
    JsonElement test_outputs;

    double[] testOutputs() {
      return GoldenRun.flat(test_outputs);
    }
  }
}
