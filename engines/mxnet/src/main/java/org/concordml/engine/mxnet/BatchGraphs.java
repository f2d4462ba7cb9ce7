package org.concordml.engine.mxnet;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A compiled graph for each kind of batch, made when the first of its kind comes. */
final class BatchGraphs {

  /** A session has full batches and a short last one; more kinds than these are compiled anew. */
  private static final int MAX_COMPILED_GRAPHS = 4;

  private final Function<Batch, CompiledGraph> compiler;
  private final Map<Batch, CompiledGraph> graphs = new LinkedHashMap<>();

  BatchGraphs(Function<Batch, CompiledGraph> compiler) {
    this.compiler = compiler;
  }

  /**
   * What a graph for training depends on.
   *
   * @param rows of the batch
   * @param weighted whether its rows have weights
   * @param masked hidden layers that drop, from 0
   */
  record Batch(long rows, boolean weighted, List<Integer> masked) {

    static Batch of(long rows, boolean weighted, List<@Nullable NDArray> masks) {
      List<Integer> masked =
          IntStream.range(0, masks.size()).filter(i -> masks.get(i) != null).boxed().toList();
      return new Batch(rows, weighted, masked);
    }
  }

  /**
   * @param batch the kind
   * @return its graph, good until as many other kinds have come as are kept
   */
  CompiledGraph of(Batch batch) {
    CompiledGraph graph = graphs.get(batch);
    if (graph == null) {
      if (graphs.size() == MAX_COMPILED_GRAPHS) {
        graphs.remove(graphs.keySet().iterator().next()).close();
      }
      graph = compiler.apply(batch);
      graphs.put(batch, graph);
    }
    return graph;
  }
}
