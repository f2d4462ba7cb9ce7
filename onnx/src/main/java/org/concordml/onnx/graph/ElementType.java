package org.concordml.onnx.graph;

import ai.onnx.proto.OnnxMl;

/** What a tensor holds. */
public enum ElementType {
  /** Float32. */
  FLOAT(OnnxMl.TensorProto.DataType.FLOAT_VALUE),
  /** Float64. */
  DOUBLE(OnnxMl.TensorProto.DataType.DOUBLE_VALUE),
  /** Int64. */
  INT64(OnnxMl.TensorProto.DataType.INT64_VALUE),
  /** Texts. */
  STRING(OnnxMl.TensorProto.DataType.STRING_VALUE);

  private final int code;

  ElementType(int code) {
    this.code = code;
  }

  /** The number that stands for it in a file. */
  int code() {
    return code;
  }
}
