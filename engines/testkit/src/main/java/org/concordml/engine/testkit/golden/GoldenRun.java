package org.concordml.engine.testkit.golden;

import com.google.gson.JsonElement;
import com.google.gson.annotations.SerializedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordml.data.Examples;
import org.concordml.data.Task;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.network.Activation;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.training.BatchOrder;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;

/** One training of Keras, complete enough to repeat it. */
public final class GoldenRun {

  private static final Pattern NUMBER = Pattern.compile("(\\w+)=([0-9.eE+-]+)");

  private final GoldenFolder folder;
  private final String name;
  private final RunJson json;
  private final RunJson start;
  private GoldenData.Sides sides;

  /**
   * @param start where initial weights and orders are
   */
  GoldenRun(GoldenFolder folder, String name, RunJson json, RunJson start) {
    this.folder = folder;
    this.name = name;
    this.json = json;
    this.start = start;
  }

  /**
   * @return true if Keras computed it in float32
   */
  public boolean float32() {
    return json.floatx.equals("float32");
  }

  public NetworkSpec network() {
    String[] activations = json.activation.split(",", -1);
    List<HiddenLayer> hidden = new ArrayList<>();
    for (int i = 1; i < json.layers.length - 1; i++) {
      String key = activations[i - 1].strip().toLowerCase(Locale.ROOT).replace('_', '-');
      hidden.add(new HiddenLayer(json.layers[i], Activation.named(key), 0));
    }
    return new NetworkSpec(json.layers[0], hidden, sides().head(), 0);
  }

  public Task task() {
    return sides().head().task();
  }

  /**
   * @return the rows, with their weights on both sides
   */
  public GoldenData.Sides sides() {
    if (sides == null) {
      sides = folder.sides();
    }
    return sides;
  }

  /**
   * @param keras true for Keras' rounding of the bias correction, false for the textbook
   * @return the optimizer as the file describes it
   */
  public Adam adam(boolean keras) {
    return new Adam(number("beta1"), number("beta2"), number("epsilon"), keras);
  }

  public FitConfig config(Adam optimizer) {
    return FitConfig.standard()
        .loss(Loss.standard(task()))
        .epochs(json.history.size())
        .batchSize(json.batch_size)
        .learningRate(number("lr"))
        .optimizer(optimizer)
        .build();
  }

  private double number(String key) {
    if (!json.optimizer.startsWith("Adam")) {
      throw new IllegalArgumentException(
          "optimizer of a golden run must be Adam, found " + json.optimizer);
    }
    Matcher matcher = NUMBER.matcher(json.optimizer);
    while (matcher.find()) {
      if (matcher.group(1).equals(key)) {
        return Double.parseDouble(matcher.group(2));
      }
    }
    throw new IllegalArgumentException(
        "optimizer of a golden run must name " + key + ", found " + json.optimizer);
  }

  /**
   * @param network of the same shape as the run's
   * @param config of at most as many epochs
   * @return a training from the run's weights in the run's order, validated without weights
   */
  public TrainingJob job(NetworkSpec network, FitConfig config) {
    return job(network, config, sides().train(), unweighted(sides().test()));
  }

  /**
   * @param train the same rows, with other weights
   * @param test the same rows, with other weights
   * @return the same training of those
   */
  public TrainingJob job(NetworkSpec network, FitConfig config, Examples train, Examples test) {
    return new TrainingJob(
        network,
        config,
        train,
        test,
        new Weights(network.layout(), flat(start.initial_weights)),
        BatchOrder.fixed(start.epoch_order_into_train));
  }

  /**
   * @return the same rows, each of which weighs 1
   */
  static Examples unweighted(Examples rows) {
    return new Examples(rows.features(), rows.targets());
  }

  public List<EpochJson> history() {
    return json.history;
  }

  public double[] finalWeights() {
    return flat(json.final_weights);
  }

  public double[] testOutputs() {
    return flat(json.test_outputs);
  }

  /**
   * @return in the unit of the outcome; of classes, and where the file has none, the outputs
   */
  public double[] testPredictions() {
    return json.test_predictions == null ? testOutputs() : json.test_predictions;
  }

  static double[] flat(JsonElement nested) {
    if (nested.isJsonArray()) {
      return nested.getAsJsonArray().asList().stream()
          .flatMapToDouble(element -> Arrays.stream(flat(element)))
          .toArray();
    }
    return new double[] {nested.getAsDouble()};
  }

  @Override
  public String toString() {
    return folder + "/" + name;
  }

  /** The file, under its own names. */
  static final class RunJson {
    String floatx;
    int[] layers;
    String activation;
    String optimizer;
    int batch_size;
    JsonElement initial_weights;
    int[][] epoch_order_into_train;
    List<EpochJson> history;
    JsonElement final_weights;

    /** Probabilities, or the standardised number. */
    @SerializedName(value = "test_outputs", alternate = "test_probabilities")
    JsonElement test_outputs;

    double[] test_predictions;
  }

  /** One epoch, under its own names. */
  static final class EpochJson {
    double loss;
    double val_loss;

    @SerializedName(value = "accuracy", alternate = "mae")
    Double metric;

    @SerializedName(value = "val_accuracy", alternate = "val_mae")
    Double val_metric;

    @SerializedName(value = "weighted_accuracy", alternate = "weighted_mae")
    Double weighted_metric;
  }
}
