package org.concordml.engine.mxnet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.concordml.data.Task;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.djl.DeviceArithmetic;
import org.concordml.engine.djl.DeviceArithmetic.AdamMeans;
import org.concordml.engine.djl.DeviceArithmetic.TrainingPass;
import org.concordml.engine.testkit.RecordedGradient;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.RegressionLoss;
import org.concordml.network.Activation;
import org.concordml.network.Head;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiled graphs give the bits that MXNet's own recording gives, operator by operator. */
@DisabledOnOs(architectures = "aarch64", disabledReason = "MXNet has no build for it")
class CompiledArithmeticTest {

  private static final int INPUTS = 5;
  private static final int TABLE = 40;
  private static final Head CLASSES = new Head.Softmax(3);

  private final Random random = new Random(42);
  private NDManager manager;
  private NDArray x;
  private NDArray outcomes;
  private NDArray rowWeights;

  @BeforeEach
  void drawTable() {
    assertThat(new MxNetBackend().availability()).isInstanceOf(EngineAvailability.Available.class);
    manager = Engine.getEngine("MXNet").newBaseManager(Device.cpu());
    x = array(draw(TABLE * INPUTS, 1), TABLE, INPUTS);
    float[] classes = new float[TABLE];
    for (int i = 0; i < TABLE; i++) {
      classes[i] = random.nextInt(2);
    }
    outcomes = array(classes, TABLE, 1);
    rowWeights = array(draw(TABLE, 1), TABLE, 1);
  }

  @AfterEach
  void free() {
    manager.close();
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void a_batch_of_any_size_has_the_same_logits_and_gradient(Activation activation) {
    Both both = new Both(network(activation), BinaryLoss.CrossEntropy.STANDARD);
    // More sizes than graphs are kept, and each of them again after it was given up.
    for (int rows : new int[] {32, 7, 32, 7, 1, 2, 3, 32, 40, 7}) {
      both.agree(parameters(both, 0.5f), 40 - rows, 40, false, List.of());
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void dropout_and_row_weights_change_no_bit(Activation activation) {
    Both both = new Both(network(activation), BinaryLoss.CrossEntropy.STANDARD);
    NDArray parameters = parameters(both, 0.5f);
    NDArray first = mask(32, 6);
    NDArray second = mask(32, 4);
    both.agree(parameters, 0, 32, true, List.of(first, second));
    both.agree(parameters, 0, 32, false, Arrays.asList(null, second));
    both.agree(parameters, 0, 32, true, Arrays.asList(first, null));
    both.agree(parameters, 0, 32, true, List.of());
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void a_sum_of_exactly_0_has_the_same_slope(Activation activation) {
    Both both = new Both(network(activation), BinaryLoss.CrossEntropy.STANDARD);
    float[] onlyLastLayer = new float[both.size()];
    Arrays.fill(onlyLastLayer, both.size() - 5, both.size(), 0.3f);
    both.agree(array(onlyLastLayer), 0, 32, false, List.of());
    both.agree(array(new float[both.size()]), 0, 32, false, List.of());
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void what_is_not_a_number_stays_so_in_the_row_it_came_from(Activation activation) {
    Both both = new Both(network(activation), BinaryLoss.CrossEntropy.STANDARD);
    float[] values = x.toFloatArray();
    values[3 * INPUTS + 1] = Float.NaN;
    values[4 * INPUTS + 1] = Float.POSITIVE_INFINITY;
    values[5 * INPUTS + 1] = Float.NEGATIVE_INFINITY;
    x.set(values);
    NDArray parameters = parameters(both, 0.5f);
    float[] logits = both.agree(parameters, 0, 32, false, List.of());
    assertThat(logits[3]).isNaN();
    assertThat(logits[2]).isFinite();
    both.agree(parameters, 8, 40, false, List.of());
  }

  @Test
  void a_network_without_hidden_layers_is_a_graph_too() {
    Both both = new Both(new NetworkSpec(INPUTS, List.of(), 0), BinaryLoss.CrossEntropy.STANDARD);
    both.agree(parameters(both, 0.5f), 0, 32, true, List.of());
  }

  static Stream<Loss> otherLosses() {
    return Stream.of(new BinaryLoss.Focal(2), new BinaryLoss.SoftDice());
  }

  @ParameterizedTest
  @MethodSource("otherLosses")
  void other_losses_have_graphs_of_the_way_forward_and_back(Loss loss) {
    Both both = new Both(network(Activation.RELU), loss);
    NDArray parameters = parameters(both, 0.5f);
    for (int rows : new int[] {32, 7, 1, 2, 3, 32}) {
      both.agree(parameters, 0, rows, true, List.of());
      both.agree(parameters, 0, rows, false, List.of(mask(rows, 6), mask(rows, 4)));
    }
  }

  static Stream<Arguments> lossesOfOtherHeads() {
    return Stream.of(
        Arguments.of(CLASSES, CategoricalLoss.CrossEntropy.STANDARD),
        Arguments.of(CLASSES, new CategoricalLoss.CrossEntropy(0.1)),
        Arguments.of(CLASSES, CategoricalLoss.Focal.STANDARD),
        Arguments.of(Head.LINEAR, new RegressionLoss.MeanSquaredError()),
        Arguments.of(Head.LINEAR, RegressionLoss.Huber.STANDARD));
  }

  /** Cross-entropy and the mean squared error in one graph, others in two. */
  @ParameterizedTest
  @MethodSource("lossesOfOtherHeads")
  void classes_and_numbers_have_the_bits_of_operators_too(Head head, Loss loss) {
    drawOutcomes(head);
    for (Activation activation : Activation.values()) {
      Both both = new Both(network(activation).withHead(head), loss);
      NDArray parameters = parameters(both, 0.5f);
      for (int rows : new int[] {32, 7, 1, 2, 3, 32}) {
        both.agree(parameters, 0, rows, false, List.of());
        both.agree(parameters, 0, rows, true, List.of());
        both.agree(parameters, 0, rows, true, List.of(mask(rows, 6), mask(rows, 4)));
      }
    }
    Both alone = new Both(new NetworkSpec(INPUTS, List.of(), 0).withHead(head), loss);
    alone.agree(parameters(alone, 0.5f), 0, 32, true, List.of());
  }

  @ParameterizedTest
  @MethodSource("lossesOfOtherHeads")
  void what_is_not_a_number_stays_so_in_every_output_of_its_row(Head head, Loss loss) {
    drawOutcomes(head);
    Both both = new Both(network(Activation.RELU).withHead(head), loss);
    float[] values = x.toFloatArray();
    values[3 * INPUTS + 1] = Float.NaN;
    x.set(values);
    float[] outputs = both.agree(parameters(both, 0.5f), 0, 32, false, List.of());
    for (int output = 0; output < head.outputs(); output++) {
      assertThat(outputs[3 * head.outputs() + output]).isNaN();
      assertThat(outputs[2 * head.outputs() + output]).isFinite();
    }
  }

  /** A 1 in the column of the class, or a number. */
  private void drawOutcomes(Head head) {
    int width = head.outputs();
    float[] values = draw(TABLE * width, 1);
    if (head.task() != Task.REGRESSION) {
      Arrays.fill(values, 0);
      for (int row = 0; row < TABLE; row++) {
        values[row * width + random.nextInt(width)] = 1;
      }
    }
    outcomes = array(values, TABLE, width);
  }

  @Test
  void adam_moves_by_the_same_direction_for_a_hundred_steps() {
    Both both = new Both(network(Activation.RELU), BinaryLoss.CrossEntropy.STANDARD);
    AdamMeans expected = new AdamMeans(zeros(), zeros(), null);
    AdamMeans found = new AdamMeans(zeros(), zeros(), null);
    for (int step = 0; step < 100; step++) {
      NDArray gradient = array(draw(100, (float) Math.pow(10, step % 7 - 5)));
      expected = both.inOperations.adam(Adam.STANDARD, gradient, expected.m(), expected.v());
      found = both.compiled.adam(Adam.STANDARD, gradient, found.m(), found.v());
      assertThat(found.m().toFloatArray()).containsExactly(expected.m().toFloatArray());
      assertThat(found.v().toFloatArray()).containsExactly(expected.v().toFloatArray());
      assertThat(found.direction().toFloatArray())
          .containsExactly(expected.direction().toFloatArray());
    }
  }

  @Test
  void logits_outlive_the_calls_that_follow() {
    Both both = new Both(network(Activation.TANH), BinaryLoss.CrossEntropy.STANDARD);
    NDArray parameters = parameters(both, 0.5f);
    List<NDArray> kept = new ArrayList<>();
    for (int from = 0; from < TABLE; from += 4) {
      kept.add(both.compiled(parameters, from, from + 4, false, List.of()).outputs());
    }
    for (int i = 0; i < kept.size(); i++) {
      TrainingPass again = both.compiled(parameters, 4 * i, 4 * i + 4, false, List.of());
      assertThat(kept.get(i).toFloatArray()).containsExactly(again.outputs().toFloatArray());
    }
    assertThat(kept.get(0).toFloatArray()).isNotEqualTo(kept.get(1).toFloatArray());
  }

  private static NetworkSpec network(Activation activation) {
    return new NetworkSpec(
        INPUTS, List.of(new HiddenLayer(6, activation, 0), new HiddenLayer(4, activation, 0)), 0);
  }

  private NDArray parameters(Both both, float scale) {
    return array(draw(both.size(), scale));
  }

  private NDArray mask(int rows, int units) {
    float[] kept = new float[rows * units];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = random.nextInt(4) == 0 ? 0 : 4f / 3;
    }
    return array(kept, rows, units);
  }

  private float[] draw(int count, float scale) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = scale * (float) random.nextGaussian();
    }
    return values;
  }

  private NDArray zeros() {
    return array(new float[100]);
  }

  private NDArray array(float[] values, long... shape) {
    return manager.create(values, shape.length == 0 ? new Shape(values.length) : new Shape(shape));
  }

  /** The same session, both ways. */
  private final class Both {

    private final RecordedGradient recorded;
    private final DeviceArithmetic inOperations;
    private final DeviceArithmetic compiled;
    private final Loss loss;
    private final int size;
    private final int width;

    private Both(NetworkSpec network, Loss loss) {
      this.loss = loss;
      size = network.layout().size();
      width = network.outputs();
      recorded = new RecordedGradient(network, false);
      TrainingSpec config =
          new TrainingSpec(
              network,
              new Weights(network.layout(), new double[size]),
              loss,
              Adam.STANDARD,
              new GradientClipping.None());
      inOperations = DeviceArithmetic.inOperations(config);
      compiled = new CompiledArithmetic(config, (MxNDManager) manager);
    }

    private int size() {
      return size;
    }

    private float[] agree(
        NDArray parameters, int from, int to, boolean weighted, List<NDArray> masks) {
      NDArray rows = inOperations.rows(manager, x, from, to);
      TrainingPass expected =
          recorded.of(
              loss,
              rows,
              inOperations.rows(manager, outcomes, from, to),
              weighted ? inOperations.rows(manager, rowWeights, from, to) : null,
              parameters,
              masks);
      TrainingPass found = compiled(parameters, from, to, weighted, masks);
      float[] logits = expected.outputs().toFloatArray();
      assertThat(found.outputs().toFloatArray()).containsExactly(logits);
      assertThat(unsignedZeros(found.gradient()))
          .containsExactly(unsignedZeros(expected.gradient()));
      sameInputSlopes(rows, parameters);
      assertThat(compiled.outputs(rows, parameters).toFloatArray())
          .containsExactly(inOperations.outputs(rows, parameters).toFloatArray());
      return logits;
    }

    /** Of rows with finite logits: of others the graph tells that they are not a number. */
    private void sameInputSlopes(NDArray rows, NDArray parameters) {
      float[] logits = compiled.outputs(rows, parameters).toFloatArray();
      for (int output = 0; output < width; output++) {
        float[] slopes = compiled.inputSlopes(rows, parameters, output).toFloatArray();
        float[] expected = recorded.inputSlopes(rows, parameters, output).toFloatArray();
        for (int i = 0; i < slopes.length; i++) {
          if (Float.isFinite(logits[i / INPUTS * width + output])) {
            assertThat(slopes[i]).as("slope %s of output %s", i, output).isEqualTo(expected[i]);
          }
        }
      }
    }

    private static float[] unsignedZeros(NDArray array) {
      float[] values = array.toFloatArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += 0f; // -0 + 0 is 0
      }
      return values;
    }

    private TrainingPass compiled(
        NDArray parameters, int from, int to, boolean weighted, List<NDArray> masks) {
      return compiled.gradient(
          compiled.rows(manager, x, from, to),
          compiled.rows(manager, outcomes, from, to),
          weighted ? compiled.rows(manager, rowWeights, from, to) : null,
          parameters,
          masks);
    }
  }
}
