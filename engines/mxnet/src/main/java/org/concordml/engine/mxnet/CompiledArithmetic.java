package org.concordml.engine.mxnet;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.concordml.engine.SessionConfig;
import org.concordml.engine.djl.DeviceArithmetic;
import org.concordml.engine.mxnet.SymbolGraph.Value;
import org.concordml.learning.Adam;
import org.concordml.learning.BinaryCrossEntropy;
import org.concordml.network.NetworkSpec;

/**
 * The computations of a session as compiled graphs. A step of a small network is some thirty
 * operators; called one by one, finding and queueing them takes several times as long as their
 * arithmetic.
 *
 * <p>Losses other than cross-entropy are differentiated operator by operator.
 */
final class CompiledArithmetic implements DeviceArithmetic {

  /** A session has full batches and a short last one; more kinds than these are compiled anew. */
  private static final int KEPT = 4;

  private final MxNDManager owner;
  private final NetworkSpec network;
  private final boolean crossEntropy;
  private final DeviceArithmetic inOperations;
  private final Map<Batch, CompiledGraph> training = new LinkedHashMap<>();
  private final Map<Adam, CompiledGraph> adam = new HashMap<>();
  private CompiledGraph scoring;

  CompiledArithmetic(SessionConfig config, MxNDManager owner) {
    this.owner = owner;
    network = config.network();
    crossEntropy = config.loss() instanceof BinaryCrossEntropy;
    inOperations = DeviceArithmetic.inOperations(config, owner.getEngine());
  }

  /** What a graph for training depends on. */
  private record Batch(long rows, boolean weighted, List<Integer> masked) {}

  @Override
  public NDArray logits(NDArray x, NDArray parameters) {
    if (scoring == null) {
      SymbolGraph graph = new SymbolGraph();
      Value z = new NetworkGraph(graph, network).forward(List.of());
      scoring = CompiledGraph.ofAnyShape(owner, graph.json(z), List.of("x", "w"));
    }
    return scoring.call(List.of(x, parameters))[0];
  }

  @Override
  public NDArray rows(NDManager scratch, NDArray table, int from, int to) {
    return CompiledGraph.view((MxNDManager) scratch, table, from, to);
  }

  @Override
  public TrainingPass gradient(
      NDArray x, NDArray labels, NDArray rowWeights, NDArray parameters, List<NDArray> masks) {
    if (!crossEntropy) {
      return inOperations.gradient(x, labels, rowWeights, parameters, masks);
    }
    List<NDArray> inputs = new ArrayList<>(List.of(x, labels, parameters));
    if (rowWeights != null) {
      inputs.add(rowWeights);
    }
    List<Integer> masked =
        IntStream.range(0, masks.size()).filter(i -> masks.get(i) != null).boxed().toList();
    masked.forEach(layer -> inputs.add(masks.get(layer)));
    NDArray[] results =
        training(new Batch(x.getShape().get(0), rowWeights != null, masked)).call(inputs);
    return new TrainingPass(results[0], results[1]);
  }

  private CompiledGraph training(Batch batch) {
    CompiledGraph graph = training.get(batch);
    if (graph == null) {
      if (training.size() == KEPT) {
        training.remove(training.keySet().iterator().next()).close();
      }
      graph = compile(batch);
      training.put(batch, graph);
    }
    return graph;
  }

  private CompiledGraph compile(Batch batch) {
    SymbolGraph graph = new SymbolGraph();
    NetworkGraph way = new NetworkGraph(graph, network);
    List<String> inputs = new ArrayList<>(List.of("x", "y", "w"));
    Value z = way.forward(batch.masked());
    Value p = graph.apply("_npx_activation", Map.of("act_type", "sigmoid"), z);
    Value slope = graph.apply("_npi_subtract", p, graph.input("y"));
    if (batch.weighted()) {
      slope = graph.apply("_npi_multiply", slope, graph.input("rowWeights"));
      inputs.add("rowWeights");
    }
    slope = graph.apply("_npi_true_divide_scalar", scalar((double) batch.rows()), slope);
    batch.masked().forEach(layer -> inputs.add(NetworkGraph.mask(layer)));
    // What is derived here is not to be derived again.
    Value logits = graph.apply("BlockGrad", z);
    Value gradient = graph.apply("BlockGrad", way.back(slope));
    return CompiledGraph.ofOneShape(owner, graph.json(logits, gradient), inputs, Set.of("w"));
  }

  @Override
  public AdamMeans adam(Adam rule, NDArray gradient, NDArray m, NDArray v) {
    NDArray[] results = adam.computeIfAbsent(rule, this::compile).call(List.of(gradient, m, v));
    return new AdamMeans(results[0], results[1], results[2]);
  }

  /** Operator for operator what is done on other engines, but into new arrays. */
  private CompiledGraph compile(Adam rule) {
    SymbolGraph graph = new SymbolGraph();
    Value g = graph.input("g");
    Value m = towards(graph, graph.input("m"), g, rule.beta1());
    Value v = towards(graph, graph.input("v"), graph.apply("_npi_square", g), rule.beta2());
    Value root =
        graph.apply("_npi_add_scalar", scalar(rule.epsilon()), graph.apply("_npi_sqrt", v));
    Value direction = graph.apply("_npi_true_divide", m, root);
    return CompiledGraph.ofOneShape(
        owner, graph.json(m, v, direction), List.of("g", "m", "v"), Set.of());
  }

  private static Value towards(SymbolGraph graph, Value mean, Value next, double beta) {
    Value way = graph.apply("_npi_subtract", next, mean);
    return graph.apply(
        "_npi_add", mean, graph.apply("_npi_multiply_scalar", scalar(1 - beta), way));
  }

  private static Map<String, String> scalar(double value) {
    return Map.of("scalar", String.valueOf(value));
  }
}
