package org.concordml.bundle.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.data.DataException;
import org.concordml.json.JsonText;

/**
 * What a safetensors file holds: tensors by name, and texts by name beside them. The same content
 * is always the same bytes: tensors stand in the order given, the header is filled up with blanks
 * to a multiple of 8 bytes.
 *
 * <pre>{@code
 * byte[] file = new Safetensors(tensors, Map.of("format", "pt")).toBytes();
 * Safetensors read = Safetensors.read("weights.safetensors", file);
 * double[] kernel = read.tensor("dense1.kernel", List.of(30, 32)).toArray();
 * }</pre>
 */
public final class Safetensors {

  /** The member of the header that is no tensor. */
  static final String METADATA = "__metadata__";

  private static final int ALIGNMENT = 8;

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata;

  /**
   * @param tensors each with a name of its own
   * @param metadata texts by name
   * @throws IllegalArgumentException if a name stands twice
   */
  public Safetensors(Collection<Tensor> tensors, Map<String, String> metadata) {
    for (Tensor tensor : tensors) {
      if (this.tensors.put(tensor.name(), tensor) != null) {
        throw new IllegalArgumentException("a name must stand once, found " + tensor.name());
      }
    }
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Reads a file.
   *
   * @param source what it is called, for messages
   * @param file its bytes
   * @return what it holds
   * @throws DataException if it is anything else than the format says: a header that is longer than
   *     the file or no JSON, a tensor whose bytes do not fit its shape, overlap another's or leave
   *     a gap
   */
  public static Safetensors read(String source, byte[] file) {
    return new SafetensorsReader(source, file).read();
  }

  /**
   * @return tensors by name, in the order of the file; not modifiable
   */
  public Map<String, Tensor> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  /**
   * @return texts by name; not modifiable
   */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * @param name of a tensor
   * @param shape that it must have
   * @return the tensor
   * @throws DataException if there is none, or its shape is another
   */
  public Tensor tensor(String name, List<Integer> shape) {
    Tensor tensor = tensors.get(name);
    if (tensor == null || !tensor.shape().equals(shape)) {
      throw new DataException(
          "there must be a tensor "
              + name
              + " of shape "
              + shape
              + ", found "
              + (tensor == null ? "none of that name" : tensor)
              + ".");
    }
    return tensor;
  }

  /**
   * @return the file
   * @throws IllegalArgumentException if it would be larger than an array can be
   */
  public byte[] toBytes() {
    byte[] header = header().getBytes(StandardCharsets.UTF_8);
    int padded = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    long size = Long.BYTES + padded + tensors.values().stream().mapToLong(Tensor::length).sum();
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a file must have less than 2 GiB, found " + size);
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(padded).put(header);
    while (buffer.position() < Long.BYTES + padded) {
      buffer.put((byte) ' ');
    }
    for (Tensor tensor : tensors.values()) {
      for (double value : tensor.values()) {
        tensor.type().put(buffer, value);
      }
    }
    return buffer.array();
  }

  private String header() {
    JsonObject header = new JsonObject();
    if (!metadata.isEmpty()) {
      JsonObject texts = new JsonObject();
      metadata.forEach(texts::addProperty);
      header.add(METADATA, texts);
    }
    long offset = 0;
    for (Tensor tensor : tensors.values()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("dtype", tensor.type().name());
      entry.add("shape", JsonText.integers(tensor.shape().stream().mapToInt(n -> n).toArray()));
      JsonArray offsets = new JsonArray();
      offsets.add(offset);
      offset += tensor.length();
      offsets.add(offset);
      entry.add("data_offsets", offsets);
      header.add(tensor.name(), entry);
    }
    return header.toString();
  }

  @Override
  public String toString() {
    return "Safetensors" + tensors.values();
  }
}
