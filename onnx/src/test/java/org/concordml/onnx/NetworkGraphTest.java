package org.concordml.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.ScoringSession;
import org.concordml.engine.plain.JavaBackend;
import org.concordml.network.Activation;
import org.concordml.network.Head;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.network.WeightInitializer;
import org.concordml.network.Weights;
import org.concordml.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkGraphTest {

  private static final DeviceChoice CPU = new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for");

  private static final float[][] ROWS = {
    {0.5f, -1.25f, 2}, {0, 0, 0}, {-3, 0.75f, 0.125f}, {1, 1, -2.5f}
  };

  /** Every activation with every head, and a network without hidden layers. */
  static Stream<NetworkSpec> networks() {
    List<NetworkSpec> networks = new ArrayList<>();
    for (Head head : List.of(Head.LOGISTIC, new Head.Softmax(3), new Head.Linear(7, 2))) {
      for (Activation activation : Activation.values()) {
        networks.add(
            new NetworkSpec(
                3,
                List.of(new HiddenLayer(5, activation, 0.5), new HiddenLayer(4, activation, 0)),
                head,
                0));
      }
      networks.add(new NetworkSpec(3, List.of(), head, 0));
    }
    return networks.stream();
  }

  private static Weights weights(NetworkSpec network) {
    double[] drawn = WeightInitializer.GLOROT_UNIFORM.draw(network, new RandomStreams(5)).toArray();
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] += 0.01 * (i % 7); // biases are drawn as 0
    }
    return new Weights(network.layout(), drawn);
  }

  private static double[] expected(NetworkSpec network, int output) {
    try (ScoringSession session = new JavaBackend().score(network, weights(network), CPU)) {
      FeatureMatrix rows = FeatureMatrix.of(flat(ROWS), 3);
      return output < 0 ? session.outputs(rows) : session.inputGradients(rows, output).toArray();
    }
  }

  private static double[] run(byte[] graph, Map<String, float[][]> inputs) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try (OrtSession session = environment.createSession(graph)) {
      for (Map.Entry<String, float[][]> input : inputs.entrySet()) {
        tensors.put(input.getKey(), OnnxTensor.createTensor(environment, input.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        return flat((float[][]) result.get(0).getValue());
      }
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static double[] flat(float[][] rows) {
    return Stream.of(rows)
        .flatMapToDouble(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i]))
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void outputsAreThoseOfTheNetwork(NetworkSpec network) throws OrtException {
    byte[] graph = NetworkGraph.outputs(network, weights(network));

    assertThat(run(graph, Map.of(NetworkGraph.FEATURES, ROWS)))
        .containsExactly(expected(network, -1), within(2e-6));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAreThoseOfTheNetwork(NetworkSpec network) throws OrtException {
    byte[] graph = NetworkGraph.inputGradients(network, weights(network));
    for (int output = 0; output < network.outputs(); output++) {
      float[][] one = new float[1][network.outputs()];
      one[0][output] = 1;

      assertThat(run(graph, Map.of(NetworkGraph.FEATURES, ROWS, NetworkGraph.OUTPUT_WEIGHTS, one)))
          .containsExactly(expected(network, output), within(2e-6));
    }
  }

  @Test
  void theSameNetworkGivesTheSameBytes() {
    NetworkSpec network = NetworkSpec.standard(3);

    assertThat(NetworkGraph.outputs(network, weights(network)))
        .isEqualTo(NetworkGraph.outputs(network, weights(network)));
    assertThat(NetworkGraph.inputGradients(network, weights(network)))
        .isEqualTo(NetworkGraph.inputGradients(network, weights(network)));
  }

  @Test
  void theFileSaysWhichOperatorsItNeeds() throws InvalidProtocolBufferException {
    NetworkSpec network = NetworkSpec.standard(3);

    ModelProto model = ModelProto.parseFrom(NetworkGraph.outputs(network, weights(network)));

    assertThat(model.getIrVersion()).isEqualTo(8);
    assertThat(model.getProducerName()).isEqualTo("concord");
    assertThat(model.getOpsetImportList())
        .extracting(OperatorSetIdProto::getDomain, OperatorSetIdProto::getVersion)
        .containsExactly(tuple("", 17L), tuple("ai.onnx.ml", 3L));
    assertThat(model.getGraph().getInputList())
        .extracting(i -> i.getName())
        .containsExactly("features");
    assertThat(model.getGraph().getInitializerList())
        .extracting(tensor -> tensor.getName())
        .containsExactly(
            "dense1.kernel",
            "dense1.bias",
            "dense2.kernel",
            "dense2.bias",
            "dense3.kernel",
            "dense3.bias");
  }
}
