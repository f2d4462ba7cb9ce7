package org.concordml.engine.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineUnavailableException;
import org.concordml.onnx.GraphMismatchException;
import org.concordml.onnx.GraphRows;
import org.concordml.onnx.GraphRunner;

/** Runs the graph of a model with ONNX Runtime, on the CPU with one thread. */
public final class OnnxRuntimeRunner implements GraphRunner {

  /** For {@link java.util.ServiceLoader}. */
  public OnnxRuntimeRunner() {}

  @Override
  public String name() {
    return "ONNX Runtime";
  }

  @Override
  public Optional<String> version() {
    return new OnnxRuntimeBackend().availability() instanceof EngineAvailability.Available found
        ? Optional.of(found.version())
        : Optional.empty();
  }

  @Override
  public Result run(byte[] file, GraphRows rows, String prediction, Optional<String> label) {
    if (new OnnxRuntimeBackend().availability() instanceof EngineAvailability.Unavailable missing) {
      throw EngineUnavailableException.of("onnxruntime", missing);
    }
    OrtEnvironment environment = RuntimeLibrary.environment();
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(file, options)) {
        putInputs(environment, rows, inputs);
        Set<String> outputs = new HashSet<>(Set.of(prediction));
        label.ifPresent(outputs::add);
        try (OrtSession.Result found = session.run(inputs, outputs)) {
          return new Result(
              numbers(tensor(found, prediction)),
              label.isPresent() ? texts(tensor(found, label.get())) : List.of());
        }
      }
    } catch (OrtException refused) {
      throw new GraphMismatchException(
          "the file must run in ONNX Runtime, found that it is refused: " + refused.getMessage());
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static void putInputs(
      OrtEnvironment environment, GraphRows rows, Map<String, OnnxTensor> inputs)
      throws OrtException {
    for (Map.Entry<String, float[]> input : rows.numbers().entrySet()) {
      float[] values = input.getValue();
      long columns = rows.rows() == 0 ? 1 : values.length / rows.rows();
      inputs.put(
          input.getKey(),
          OnnxTensor.createTensor(
              environment, FloatBuffer.wrap(values), new long[] {rows.rows(), columns}));
    }
    for (Map.Entry<String, List<String>> input : rows.texts().entrySet()) {
      inputs.put(
          input.getKey(),
          OnnxTensor.createTensor(
              environment, input.getValue().toArray(String[]::new), new long[] {rows.rows(), 1}));
    }
  }

  private static OnnxTensor tensor(OrtSession.Result found, String name) {
    OnnxValue value =
        found
            .get(name)
            .orElseThrow(() -> new IllegalStateException("an output must be called " + name));
    return (OnnxTensor) value;
  }

  private static double[] numbers(OnnxTensor tensor) {
    FloatBuffer values = tensor.getFloatBuffer();
    double[] numbers = new double[values.remaining()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get();
    }
    return numbers;
  }

  private static List<String> texts(OnnxTensor tensor) throws OrtException {
    List<String> texts = new ArrayList<>();
    for (String[] row : (String[][]) tensor.getValue()) {
      texts.add(row[0]);
    }
    return texts;
  }
}
