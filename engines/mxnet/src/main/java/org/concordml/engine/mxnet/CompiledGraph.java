package org.concordml.engine.mxnet;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.mxnet.jna.LibUtils;
import ai.djl.mxnet.jna.MxnetLibrary;
import ai.djl.ndarray.NDArray;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A graph that MXNet has compiled and that is called with one crossing from Java, however many
 * operators it has. DJL has this for models it loads ({@code SymbolBlock}) only. Freed with its
 * manager, or before.
 */
final class CompiledGraph implements AutoCloseable {

  private static final String[] FLAGS = {
    "data_indices", "param_indices", "static_alloc", "static_shape"
  };

  private final MxNDManager owner;
  private final String id = UUID.randomUUID().toString();
  private final int[] places;
  private @Nullable Pointer handle;

  private CompiledGraph(
      MxNDManager owner,
      String graph,
      List<String> inputs,
      Set<String> unchanging,
      boolean oneShape) {
    this.owner = owner;
    try (Symbol symbol = Symbol.loadJson(owner, graph)) {
      // MXNet wants its inputs as it meets them on its way through the graph.
      List<String> wanted = Arrays.asList(symbol.getArgNames());
      places = inputs.stream().mapToInt(wanted::indexOf).toArray();
      List<Integer> varying = new ArrayList<>();
      List<Integer> fixed = new ArrayList<>();
      for (int i = 0; i < wanted.size(); i++) {
        (unchanging.contains(wanted.get(i)) ? fixed : varying).add(i);
      }
      String kept = oneShape ? "1" : "0";
      String[] values = {varying.toString(), fixed.toString(), kept, kept};
      PointerByReference made = new PointerByReference();
      JnaUtils.checkCall(
          Native.LIBRARY.MXCreateCachedOpEx(symbol.getHandle(), FLAGS.length, FLAGS, values, made));
      handle = made.getValue();
    }
    owner.attachInternal(id, this);
  }

  /**
   * A graph whose arrays may have other shapes at every call.
   *
   * @param owner frees it
   * @param graph as MXNet reads it
   * @param inputs names, in the order {@link #call} is given them
   * @return the graph
   */
  static CompiledGraph ofAnyShape(MxNDManager owner, String graph, List<String> inputs) {
    return new CompiledGraph(owner, graph, inputs, Set.of(), false);
  }

  /**
   * A graph whose arrays have the same shapes at every call: what it makes on the way has its place
   * in memory once and for all, and operators between such places are handed to MXNet's threads
   * together. Results are new arrays all the same.
   *
   * @param owner frees it
   * @param graph as MXNet reads it
   * @param inputs names, in the order {@link #call} is given them
   * @param unchanging those of them that are the same array in most calls
   * @return the graph
   */
  static CompiledGraph ofOneShape(
      MxNDManager owner, String graph, List<String> inputs, Set<String> unchanging) {
    return new CompiledGraph(owner, graph, inputs, unchanging, true);
  }

  /**
   * Computes.
   *
   * @param inputs in the order of their names
   * @return results, owned by the manager of the first input
   */
  NDArray[] call(List<NDArray> inputs) {
    MxNDArray[] placed = new MxNDArray[places.length];
    for (int i = 0; i < places.length; i++) {
      placed[places[i]] = (MxNDArray) inputs.get(i);
    }
    return JnaUtils.cachedOpInvoke(
        (MxNDManager) inputs.get(0).getManager(),
        Objects.requireNonNull(handle, "a graph that is not closed"),
        placed);
  }

  /**
   * Rows of a table without copying them; DJL's own slice is an operator.
   *
   * @param manager of the result
   * @param table any
   * @param from first row
   * @param to one past the last
   * @return an array that stands on the table's memory
   */
  static NDArray view(MxNDManager manager, NDArray table, int from, int to) {
    PointerByReference made = new PointerByReference();
    JnaUtils.checkCall(
        Native.LIBRARY.MXNDArraySlice(((MxNDArray) table).getHandle(), from, to, made));
    return manager.create(made.getValue());
  }

  @Override
  public void close() {
    if (handle != null) {
      owner.detachInternal(id);
      JnaUtils.freeCachedOp(handle);
      handle = null;
    }
  }

  /** What of MXNet's C interface DJL does not pass on; loaded when first asked for. */
  private static final class Native {
    private static final MxnetLibrary LIBRARY = LibUtils.loadLibrary();
  }
}
