package org.concordml.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A setting of a node, which is no tensor. */
public final class Attribute {

  private final AttributeProto proto;

  private Attribute(AttributeProto.Builder proto) {
    this.proto = proto.build();
  }

  /**
   * @param name of the attribute
   * @param value a whole number
   * @return the setting
   */
  public static Attribute integer(String name, long value) {
    return new Attribute(named(name, AttributeProto.AttributeType.INT).setI(value));
  }

  /**
   * @param name of the attribute
   * @param value float32
   * @return the setting
   */
  public static Attribute number(String name, float value) {
    return new Attribute(named(name, AttributeProto.AttributeType.FLOAT).setF(value));
  }

  /**
   * @param name of the attribute
   * @param values texts, in order
   * @return the setting
   */
  public static Attribute texts(String name, List<String> values) {
    AttributeProto.Builder attribute = named(name, AttributeProto.AttributeType.STRINGS);
    values.forEach(
        value -> attribute.addStrings(ByteString.copyFrom(value, StandardCharsets.UTF_8)));
    return new Attribute(attribute);
  }

  /**
   * @param name of the attribute
   * @param values whole numbers, in order
   * @return the setting
   */
  public static Attribute integers(String name, List<Long> values) {
    return new Attribute(named(name, AttributeProto.AttributeType.INTS).addAllInts(values));
  }

  /**
   * Of a {@code Cast}.
   *
   * @param type what the values become
   * @return the setting
   */
  public static Attribute to(ElementType type) {
    return integer("to", type.code());
  }

  private static AttributeProto.Builder named(String name, AttributeProto.AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }

  AttributeProto proto() {
    return proto;
  }
}
