package org.concordml.bundle.safetensors;

import java.nio.ByteBuffer;
import java.util.List;
import org.concordml.NamedChoices;

/** What a tensor's numbers are on disk; in memory they are float64. */
public enum DataType {
  /** IEEE float32. */
  F32(Float.BYTES) {
    @Override
    void put(ByteBuffer buffer, double value) {
      buffer.putFloat((float) value);
    }

    @Override
    double get(ByteBuffer buffer) {
      return buffer.getFloat();
    }
  },
  /** IEEE float64. */
  F64(Double.BYTES) {
    @Override
    void put(ByteBuffer buffer, double value) {
      buffer.putDouble(value);
    }

    @Override
    double get(ByteBuffer buffer) {
      return buffer.getDouble();
    }
  };

  private static final NamedChoices<DataType> NAMES =
      NamedChoices.of("dtype", List.of(values()), DataType::name);

  private final int bytes;

  DataType(int bytes) {
    this.bytes = bytes;
  }

  /**
   * @return bytes a number
   */
  public int bytes() {
    return bytes;
  }

  static DataType named(String name) {
    return NAMES.named(name);
  }

  abstract void put(ByteBuffer buffer, double value);

  abstract double get(ByteBuffer buffer);
}
