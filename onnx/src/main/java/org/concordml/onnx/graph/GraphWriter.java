package org.concordml.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts an ONNX graph together: tensors that go in, constants, nodes in the order they are computed
 * in, tensors that come out. Every tensor that goes in or out has rows, as many as whoever runs the
 * graph gives it. The same calls give the same bytes. Not for several threads.
 *
 * <p>Operators are those of {@value #OPSET} of the standard and of {@value #ML_OPSET} of its
 * machine-learning part: what ONNX Runtime has known since 1.12.
 */
public final class GraphWriter {

  /** Version of the operators of the domain {@code ai.onnx}. */
  public static final int OPSET = 17;

  /** Version of the operators of the domain {@code ai.onnx.ml}. */
  public static final int ML_OPSET = 3;

  /** Version of the file format that came with these operators. */
  private static final int IR_VERSION = 8;

  private static final String ML_DOMAIN = "ai.onnx.ml";
  private static final String ROWS = "rows";

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Set<String> names = new HashSet<>();

  /** How often a name was wished for again. */
  private final Map<String, Integer> used = new HashMap<>();

  /**
   * @param name of the graph, shown by those who draw it
   */
  public GraphWriter(String name) {
    graph.setName(name);
  }

  /**
   * Keeps a name for what comes later: no constant or node between gets it.
   *
   * @param name of an input or output to come
   * @return whether it was free
   */
  public boolean reserve(String name) {
    return names.add(name);
  }

  /** A name that nothing else has. */
  private String fresh(String wish) {
    String name = wish;
    while (!names.add(name)) {
      name = wish + "_" + used.merge(wish, 1, Integer::sum);
    }
    return name;
  }

  /**
   * Adds what goes in.
   *
   * @param name which must be free
   * @param type of its elements
   * @param columns width of its rows
   * @return {@code [rows, columns]}
   */
  public Value input(String name, ElementType type, int columns) {
    if (!reserve(name)) {
      throw new IllegalArgumentException(
          "an input must have a name of its own, found '" + name + "' twice");
    }
    graph.addInput(rows(name, type, columns));
    return new Value(name);
  }

  /**
   * Adds an input that is no rows: a number for each column.
   *
   * @param name which must be free
   * @param type of its elements
   * @param columns how many
   * @return {@code [1, columns]}
   */
  public Value parameter(String name, ElementType type, int columns) {
    if (!reserve(name)) {
      throw new IllegalArgumentException(
          "an input must have a name of its own, found '" + name + "' twice");
    }
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimValue(1);
    shape.addDimBuilder().setDimValue(columns);
    graph.addInput(info(name, type, shape));
    return new Value(name);
  }

  /**
   * Adds what comes out.
   *
   * @param name reserved or free
   * @param value {@code [rows, columns]}
   * @param type of its elements
   * @param columns width of its rows
   */
  public void output(String name, Value value, ElementType type, int columns) {
    names.add(name);
    addNode("Identity", "", List.of(value), name, List.of());
    graph.addOutput(rows(name, type, columns));
  }

  /**
   * Adds a node of the standard's operators.
   *
   * @param operator such as {@code Gemm}
   * @param inputs in the operator's order
   * @param attributes of the node
   * @return its first and only output
   */
  public Value node(String operator, List<Value> inputs, Attribute... attributes) {
    return add(operator, "", inputs, attributes);
  }

  /**
   * Adds a node of the machine-learning part.
   *
   * @param operator such as {@code LabelEncoder}
   * @param inputs in the operator's order
   * @param attributes of the node
   * @return its first and only output
   */
  public Value mlNode(String operator, List<Value> inputs, Attribute... attributes) {
    return add(operator, ML_DOMAIN, inputs, attributes);
  }

  private Value add(String operator, String domain, List<Value> inputs, Attribute... attributes) {
    String name = fresh("/" + operator);
    addNode(operator, domain, inputs, name, List.of(attributes));
    return new Value(name);
  }

  private void addNode(
      String operator,
      String domain,
      List<Value> inputs,
      String output,
      List<Attribute> attributes) {
    NodeProto.Builder node = graph.addNodeBuilder().setOpType(operator).setName("node" + output);
    if (!domain.isEmpty()) {
      node.setDomain(domain);
    }
    inputs.forEach(input -> node.addInput(input.name()));
    node.addOutput(output);
    attributes.forEach(attribute -> node.addAttribute(attribute.proto()));
  }

  /**
   * @param value any numbers
   * @param type what they become
   * @return the same as elements of that type
   */
  public Value cast(Value value, ElementType type) {
    return node("Cast", List.of(value), Attribute.to(type));
  }

  /**
   * Adds a constant of float32.
   *
   * @param name as it is wished for
   * @param values row-major, rounded to float32
   * @param dimensions whose product is their number
   * @return the constant
   */
  public Value floats(String name, double[] values, int... dimensions) {
    ByteBuffer raw = raw(Float.BYTES, values.length);
    for (double value : values) {
      raw.putFloat((float) value);
    }
    return constant(name, ElementType.FLOAT, raw, dimensions);
  }

  /**
   * Adds a constant of float64.
   *
   * @param name as it is wished for
   * @param values row-major
   * @param dimensions whose product is their number
   * @return the constant
   */
  public Value doubles(String name, double[] values, int... dimensions) {
    ByteBuffer raw = raw(Double.BYTES, values.length);
    for (double value : values) {
      raw.putDouble(value);
    }
    return constant(name, ElementType.DOUBLE, raw, dimensions);
  }

  /**
   * Adds a constant of int64.
   *
   * @param name as it is wished for
   * @param values row-major
   * @param dimensions whose product is their number
   * @return the constant
   */
  public Value integers(String name, long[] values, int... dimensions) {
    ByteBuffer raw = raw(Long.BYTES, values.length);
    for (long value : values) {
      raw.putLong(value);
    }
    return constant(name, ElementType.INT64, raw, dimensions);
  }

  /**
   * Adds a constant of texts.
   *
   * @param name as it is wished for
   * @param values in order
   * @return the constant, of one dimension
   */
  public Value texts(String name, List<String> values) {
    TensorProto.Builder tensor = tensor(name, ElementType.STRING, values.size());
    values.forEach(
        value -> tensor.addStringData(ByteString.copyFrom(value, StandardCharsets.UTF_8)));
    return add(tensor);
  }

  private static ByteBuffer raw(int bytes, int count) {
    return ByteBuffer.allocate(Math.multiplyExact(bytes, count)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Value constant(String name, ElementType type, ByteBuffer raw, int... dimensions) {
    return add(tensor(name, type, dimensions).setRawData(ByteString.copyFrom(raw.flip())));
  }

  private TensorProto.Builder tensor(String name, ElementType type, int... dimensions) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(fresh(name)).setDataType(type.code());
    for (int dimension : dimensions) {
      tensor.addDims(dimension);
    }
    return tensor;
  }

  private Value add(TensorProto.Builder tensor) {
    graph.addInitializer(tensor);
    return new Value(tensor.getName());
  }

  private static ValueInfoProto rows(String name, ElementType type, int columns) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam(ROWS);
    shape.addDimBuilder().setDimValue(columns);
    return info(name, type, shape);
  }

  private static ValueInfoProto info(
      String name, ElementType type, TensorShapeProto.Builder shape) {
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.code()).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /**
   * Ends the graph.
   *
   * @param version of the program that makes it
   * @param description what it is, in a sentence or two; may be empty
   * @param metadata names and values, in order, that a reader is shown
   * @return an ONNX file
   */
  public byte[] toBytes(String version, String description, Map<String, String> metadata) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("concord")
            .setProducerVersion(version)
            .setDocString(description)
            .addOpsetImport(opset("", OPSET))
            .addOpsetImport(opset(ML_DOMAIN, ML_OPSET))
            .setGraph(graph);
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }

  private static OperatorSetIdProto opset(String domain, int version) {
    return OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version).build();
  }
}
