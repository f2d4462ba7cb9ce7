package org.concordml.bundle.safetensors;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.data.DataException;
import org.concordml.json.JsonProblem;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file. Nothing is allocated by what the header says before that was held against the
 * bytes that are there.
 */
final class SafetensorsReader {

  /** Of a header: a thousand networks of ten layers take a fifth of it. */
  private static final int LARGEST_HEADER = 16 << 20;

  private static final int MOST_DIMENSIONS = 8;

  private final String source;
  private final byte[] file;
  private final Map<String, String> metadata = new LinkedHashMap<>();

  SafetensorsReader(String source, byte[] file) {
    this.source = source;
    this.file = file;
  }

  /** Where a tensor lies, behind the header. */
  private record Entry(DataType type, List<Integer> shape, long from, long to) {}

  Safetensors read() {
    int header = headerLength();
    Map<String, Entry> entries;
    try {
      entries = entries(header(header));
    } catch (IOException
        | IllegalStateException
        | IllegalArgumentException
        | JsonParseException e) {
      String why = e instanceof IllegalArgumentException ? e.getMessage() : JsonProblem.of(e);
      throw broken("a header that is not of the format (" + why + ")", e);
    }
    int data = Long.BYTES + header;
    requireNoGap(entries, file.length - data);
    List<Tensor> tensors = new ArrayList<>();
    entries.forEach((name, entry) -> tensors.add(tensor(name, entry, data)));
    return new Safetensors(tensors, metadata);
  }

  private int headerLength() {
    if (file.length < Long.BYTES) {
      throw broken(file.length + " bytes", null);
    }
    long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > LARGEST_HEADER || length > file.length - Long.BYTES) {
      throw broken(
          "a header that claims "
              + Long.toUnsignedString(length)
              + " bytes in a file of "
              + file.length,
          null);
    }
    return (int) length;
  }

  private String header(int length) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(file, Long.BYTES, length))
        .toString();
  }

  private Map<String, Entry> entries(String header) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    JsonReader json = new JsonReader(new StringReader(header));
    json.setStrictness(Strictness.STRICT);
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (name.equals(Safetensors.METADATA)) {
        readMetadata(json);
      } else if (entries.put(name, entry(json)) != null) {
        throw new IllegalArgumentException("'" + name + "' stands twice");
      }
    }
    json.endObject();
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw new IllegalArgumentException("there is more behind it");
    }
    return entries;
  }

  private void readMetadata(JsonReader json) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      if (metadata.put(json.nextName(), json.nextString()) != null) {
        throw new IllegalArgumentException("metadata stand twice");
      }
    }
    json.endObject();
  }

  private static Entry entry(JsonReader json) throws IOException {
    DataType type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "dtype" -> type = DataType.named(json.nextString());
        case "shape" -> shape = numbers(json);
        case "data_offsets" -> offsets = numbers(json);
        default -> throw new IllegalArgumentException("an unknown member of a tensor");
      }
    }
    json.endObject();
    if (type == null || shape == null || offsets == null || offsets.size() != 2) {
      throw new IllegalArgumentException("a tensor without dtype, shape and two data_offsets");
    }
    List<Integer> lengths = new ArrayList<>();
    for (long length : shape) {
      lengths.add(Math.toIntExact(Math.min(length, Integer.MAX_VALUE)));
    }
    return new Entry(type, lengths, offsets.get(0), offsets.get(1));
  }

  private static List<Long> numbers(JsonReader json) throws IOException {
    List<Long> numbers = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      long number = json.nextLong();
      if (number < 0 || numbers.size() == MOST_DIMENSIONS) {
        throw new IllegalArgumentException("numbers below 0, or too many");
      }
      numbers.add(number);
    }
    json.endArray();
    return numbers;
  }

  /** Each tensor begins where the one before ends: no bytes are two tensors', and none nobody's. */
  private void requireNoGap(Map<String, Entry> entries, int bytes) {
    List<Map.Entry<String, Entry>> byPlace = new ArrayList<>(entries.entrySet());
    byPlace.sort((a, b) -> Long.compare(a.getValue().from(), b.getValue().from()));
    long end = 0;
    for (Map.Entry<String, Entry> named : byPlace) {
      Entry entry = named.getValue();
      long size;
      try {
        size = Math.multiplyExact(Tensor.size(entry.shape()), (long) entry.type().bytes());
      } catch (IllegalArgumentException tooLarge) {
        throw broken("a tensor " + named.getKey() + " of shape " + entry.shape(), tooLarge);
      }
      if (entry.from() != end || entry.to() - entry.from() != size || entry.to() > bytes) {
        throw broken(
            "a tensor "
                + named.getKey()
                + " of shape "
                + entry.shape()
                + " at bytes "
                + entry.from()
                + " to "
                + entry.to()
                + " of "
                + bytes
                + ", where "
                + end
                + " were taken",
            null);
      }
      end = entry.to();
    }
    if (end != bytes) {
      throw broken((bytes - end) + " bytes that are no tensor's", null);
    }
  }

  private Tensor tensor(String name, Entry entry, int data) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(data + (int) entry.from());
    double[] values = new double[(int) Tensor.size(entry.shape())];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry.type().get(buffer);
    }
    try {
      return new Tensor(name, entry.type(), entry.shape(), values);
    } catch (IllegalArgumentException refused) {
      throw broken(String.valueOf(refused.getMessage()), refused);
    }
  }

  private DataException broken(String found, @Nullable Throwable cause) {
    String fact = source + " must be a whole file of tensors (safetensors), found " + found + ".";
    return cause == null ? new DataException(fact) : new DataException(fact, cause);
  }
}
