package org.concordml.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.concordml.data.Task;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.djl.DeviceArithmetic;
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
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradients of a session, which are written out in operations, are the bits of libtorch's own
 * differentiation; GELU's, of whose slope libtorch has an approximation, within that one's error.
 */
@DisabledOnOs(
    value = OS.MAC,
    architectures = "x86_64",
    disabledReason = "libtorch 2.7.1 has no build for it")
class WrittenOutGradientTest {

  private static final int INPUTS = 5;
  private static final int TABLE = 40;
  private static final List<Loss> LOSSES =
      List.of(BinaryLoss.CrossEntropy.STANDARD, new BinaryLoss.Focal(2), new BinaryLoss.SoftDice());

  private final Random random = new Random(42);
  private NDManager manager;
  private NDArray x;
  private NDArray outcomes;
  private NDArray rowWeights;

  @BeforeEach
  void drawTable() {
    assertThat(new PyTorchBackend().availability())
        .isInstanceOf(EngineAvailability.Available.class);
    manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    x = array(draw(TABLE * INPUTS), TABLE, INPUTS);
    float[] classes = new float[TABLE];
    for (int i = 0; i < TABLE; i++) {
      classes[i] = random.nextInt(2);
    }
    outcomes = array(classes, TABLE, 1);
    rowWeights = array(draw(TABLE), TABLE, 1);
  }

  @AfterEach
  void free() {
    manager.close();
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void everyLossAndBatchSizeWithAndWithoutWeightsAndDropout(Activation activation) {
    NetworkSpec network = network(activation);
    NDArray parameters = array(draw(network.layout().size()), network.layout().size());
    for (Loss loss : LOSSES) {
      for (int rows : new int[] {1, 2, 7, 32}) {
        agree(network, loss, parameters, rows, false, List.of());
        agree(network, loss, parameters, rows, true, List.of(mask(rows, 6), mask(rows, 4)));
        agree(network, loss, parameters, rows, true, Arrays.asList(null, mask(rows, 4)));
        agree(network, loss, parameters, rows, false, Arrays.asList(mask(rows, 6), null));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void sumsOfExactlyZero(Activation activation) {
    NetworkSpec network = network(activation);
    float[] onlyLastLayer = new float[network.layout().size()];
    Arrays.fill(onlyLastLayer, onlyLastLayer.length - 5, onlyLastLayer.length, 0.3f);
    for (float[] values : List.of(onlyLastLayer, new float[onlyLastLayer.length])) {
      NDArray parameters = array(values, values.length);
      agree(network, LOSSES.get(0), parameters, 32, false, List.of());
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void whatIsNotANumber(Activation activation) {
    float[] values = x.toFloatArray();
    values[3 * INPUTS + 1] = Float.NaN;
    x.set(values);
    NetworkSpec network = network(activation);
    NDArray parameters = array(draw(network.layout().size()), network.layout().size());

    TrainingPass found = agree(network, LOSSES.get(0), parameters, 32, false, List.of());

    assertThat(found.outputs().toFloatArray()[3]).isNaN();
    assertThat(found.outputs().toFloatArray()[2]).isFinite();
  }

  @Test
  void aNetworkWithoutHiddenLayers() {
    NetworkSpec network = new NetworkSpec(INPUTS, List.of(), 0);
    agree(network, LOSSES.get(0), array(draw(6), 6), 32, true, List.of());
  }

  static Stream<Arguments> lossesOfOtherHeads() {
    Head classes = new Head.Softmax(3);
    return Stream.of(
        Arguments.of(classes, CategoricalLoss.CrossEntropy.STANDARD),
        Arguments.of(classes, new CategoricalLoss.CrossEntropy(0.1)),
        Arguments.of(classes, CategoricalLoss.Focal.STANDARD),
        Arguments.of(Head.LINEAR, new RegressionLoss.MeanSquaredError()),
        Arguments.of(Head.LINEAR, new RegressionLoss.MeanAbsoluteError()),
        Arguments.of(Head.LINEAR, RegressionLoss.Huber.STANDARD),
        Arguments.of(Head.LINEAR, new RegressionLoss.LogCosh()),
        Arguments.of(Head.LINEAR, new RegressionLoss.Pinball(0.9)));
  }

  @ParameterizedTest
  @MethodSource("lossesOfOtherHeads")
  void classesAndNumbers(Head head, Loss loss) {
    drawOutcomes(head);
    for (Activation activation : Activation.values()) {
      NetworkSpec network = network(activation).withHead(head);
      NDArray parameters = array(draw(network.layout().size()), network.layout().size());
      for (int rows : new int[] {1, 2, 7, 32}) {
        agree(network, loss, parameters, rows, false, List.of());
        agree(network, loss, parameters, rows, true, List.of(mask(rows, 6), mask(rows, 4)));
      }
    }
    NetworkSpec alone = new NetworkSpec(INPUTS, List.of(), 0).withHead(head);
    int size = alone.layout().size();
    agree(alone, loss, array(draw(size), size), 32, true, List.of());
  }

  /** A 1 in the column of the class, or a number. */
  private void drawOutcomes(Head head) {
    int width = head.outputs();
    float[] values = draw(TABLE * width);
    if (head.task() != Task.REGRESSION) {
      Arrays.fill(values, 0);
      for (int row = 0; row < TABLE; row++) {
        values[row * width + random.nextInt(width)] = 1;
      }
    }
    outcomes = array(values, TABLE, width);
  }

  private TrainingPass agree(
      NetworkSpec network,
      Loss loss,
      NDArray parameters,
      int rows,
      boolean weighted,
      List<NDArray> masks) {
    DeviceArithmetic writtenOut =
        DeviceArithmetic.inOperations(
            new TrainingSpec(
                network,
                new Weights(network.layout(), new double[network.layout().size()]),
                loss,
                Adam.STANDARD,
                GradientClipping.NONE));
    RecordedGradient recorded = new RecordedGradient(network, true);
    NDArray batch = writtenOut.rows(manager, x, 0, rows);
    NDArray targets = writtenOut.rows(manager, outcomes, 0, rows);
    NDArray weights = weighted ? writtenOut.rows(manager, rowWeights, 0, rows) : null;

    TrainingPass expected = recorded.of(loss, batch, targets, weights, parameters, masks);
    TrainingPass found = writtenOut.gradient(batch, targets, weights, parameters, masks);

    assertThat(found.outputs().toFloatArray()).containsExactly(expected.outputs().toFloatArray());
    same(found.gradient(), expected.gradient(), network);
    for (int output = 0; output < network.outputs(); output++) {
      same(
          writtenOut.inputSlopes(batch, parameters, output),
          recorded.inputSlopes(batch, parameters, output),
          network);
    }
    return found;
  }

  /** To the bit but for GELU, whose derivative is written out in other operations. */
  private static void same(NDArray found, NDArray expected, NetworkSpec network) {
    boolean gelu = network.hidden().stream().anyMatch(h -> h.activation() == Activation.GELU);
    float[] values = expected.toFloatArray();
    float largest = 1;
    for (float value : values) {
      if (Math.abs(value) > largest) { // unlike Math.max, not for a NaN
        largest = Math.abs(value);
      }
    }
    assertThat(found.toFloatArray()).containsExactly(values, within(gelu ? 2e-6f * largest : 0f));
  }

  private static NetworkSpec network(Activation activation) {
    return new NetworkSpec(
        INPUTS, List.of(new HiddenLayer(6, activation, 0), new HiddenLayer(4, activation, 0)), 0);
  }

  private NDArray mask(int rows, int units) {
    float[] kept = new float[rows * units];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = random.nextInt(4) == 0 ? 0 : 4f / 3;
    }
    return array(kept, rows, units);
  }

  private float[] draw(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private NDArray array(float[] values, long... shape) {
    return manager.create(values, new Shape(shape));
  }
}
