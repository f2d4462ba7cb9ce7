package org.concordml.engine.mxnet;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.djl.DeviceArithmetic;
import org.concordml.engine.mxnet.BatchGraphs.Batch;
import org.concordml.engine.mxnet.SymbolGraph.Value;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.RegressionLoss;
import org.concordml.network.NetworkSpec;
import org.jspecify.annotations.Nullable;

/**
 * The computations of a session as compiled graphs. A step of a small network is some thirty
 * operators; called one by one, finding and queueing them takes several times as long as their
 * arithmetic.
 *
 * <p>The slope of a loss other than cross-entropy is computed operator by operator, between a graph
 * of the way forward and one of both ways.
 */
final class CompiledArithmetic implements DeviceArithmetic {

  /** The slope of a loss at the outputs, before weights and the mean. */
  @FunctionalInterface
  private interface Slope {
    Value of(SymbolGraph graph, Value z, Value y);
  }

  /** The losses most jobs have; others are computed operator by operator. */
  private static final Map<Loss, Slope> COMPILED =
      Map.of(
          BinaryLoss.CrossEntropy.STANDARD,
          (graph, z, y) ->
              graph.apply(
                  "_npi_subtract",
                  graph.apply("_npx_activation", Map.of("act_type", "sigmoid"), z),
                  y),
          CategoricalLoss.CrossEntropy.STANDARD,
          (graph, z, y) ->
              graph.apply("_npi_subtract", graph.apply("_npx_softmax", Map.of("axis", "1"), z), y),
          new RegressionLoss.MeanSquaredError(),
          (graph, z, y) ->
              graph.apply("_npi_multiply_scalar", scalar(2), graph.apply("_npi_subtract", z, y)));

  private final MxNDManager owner;
  private final NetworkSpec network;
  private final Loss loss;
  private final BatchGraphs training = new BatchGraphs(this::training);
  private final BatchGraphs forward = new BatchGraphs(this::forward);
  private final BatchGraphs back = new BatchGraphs(this::back);
  private final Map<Adam, CompiledGraph> adam = new HashMap<>();
  private @Nullable CompiledGraph scoring;
  private @Nullable CompiledGraph inputSlopes;

  CompiledArithmetic(TrainingSpec config, MxNDManager owner) {
    this.owner = owner;
    network = config.network();
    loss = config.loss();
  }

  @Override
  public NDArray outputs(NDArray x, NDArray parameters) {
    CompiledGraph kept = scoring;
    if (kept == null) {
      SymbolGraph graph = new SymbolGraph();
      Value z = new NetworkGraph(graph, network).forward(List.of());
      kept = CompiledGraph.ofAnyShape(owner, graph.json(z), List.of("x", "w"));
      scoring = kept;
    }
    return kept.call(List.of(x, parameters))[0];
  }

  @Override
  public NDArray inputSlopes(NDArray x, NDArray parameters, int output) {
    CompiledGraph kept = inputSlopes;
    if (kept == null) {
      SymbolGraph graph = new SymbolGraph();
      NetworkGraph way = new NetworkGraph(graph, network);
      way.forward(List.of());
      Value slopes = way.back(graph.input("slope")).inputs();
      kept = CompiledGraph.ofAnyShape(owner, graph.json(slopes), List.of("x", "w", "slope"));
      inputSlopes = kept;
    }
    NDArray slope = DeviceArithmetic.ofOne(x, network.outputs(), output);
    return kept.call(List.of(x, parameters, slope))[0];
  }

  @Override
  public NDArray rows(NDManager scratch, NDArray table, int from, int to) {
    return CompiledGraph.view((MxNDManager) scratch, table, from, to);
  }

  @Override
  public TrainingPass gradient(
      NDArray x,
      NDArray targets,
      @Nullable NDArray rowWeights,
      NDArray parameters,
      List<@Nullable NDArray> masks) {
    Batch batch = Batch.of(x.getShape().get(0), rowWeights != null, masks);
    List<NDArray> given = new ArrayList<>(List.of(x, parameters));
    batch.masked().forEach(layer -> given.add(masks.get(layer)));
    if (COMPILED.containsKey(loss)) {
      given.add(targets);
      if (rowWeights != null) {
        given.add(rowWeights);
      }
      NDArray[] results = training.of(batch).call(given);
      return new TrainingPass(results[0], results[1]);
    }
    NDArray z = forward.of(batch).call(given)[0];
    given.add(DeviceArithmetic.slope(loss, z, targets, rowWeights));
    return new TrainingPass(z, back.of(batch).call(given)[0]);
  }

  private CompiledGraph training(Batch batch) {
    SymbolGraph graph = new SymbolGraph();
    NetworkGraph way = new NetworkGraph(graph, network);
    Value z = way.forward(batch.masked());
    Value slope =
        Objects.requireNonNull(COMPILED.get(loss), "asked for compiled losses only")
            .of(graph, z, graph.input("y"));
    List<String> inputs = inputs(batch, "y");
    if (batch.weighted()) {
      slope = graph.apply("_npi_multiply", slope, graph.input("rowWeights"));
      inputs.add("rowWeights");
    }
    slope = graph.apply("_npi_true_divide_scalar", scalar((double) batch.rows()), slope);
    // What is derived here is not to be derived again.
    Value outputs = graph.apply("BlockGrad", z);
    Value gradient = way.back(slope).parameters();
    return CompiledGraph.ofOneShape(owner, graph.json(outputs, gradient), inputs, Set.of("w"));
  }

  private CompiledGraph forward(Batch batch) {
    SymbolGraph graph = new SymbolGraph();
    Value z = new NetworkGraph(graph, network).forward(batch.masked());
    return CompiledGraph.ofOneShape(owner, graph.json(z), inputs(batch), Set.of("w"));
  }

  private CompiledGraph back(Batch batch) {
    SymbolGraph graph = new SymbolGraph();
    NetworkGraph way = new NetworkGraph(graph, network);
    way.forward(batch.masked());
    Value gradient = way.back(graph.input("slope")).parameters();
    return CompiledGraph.ofOneShape(
        owner, graph.json(gradient), inputs(batch, "slope"), Set.of("w"));
  }

  private static List<String> inputs(Batch batch, String... more) {
    List<String> names = new ArrayList<>(List.of("x", "w"));
    batch.masked().forEach(layer -> names.add(NetworkGraph.mask(layer)));
    names.addAll(List.of(more));
    return names;
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
