package org.concordml.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A CSV in memory. */
final class CsvBytes implements CsvSource {

  private final String name;
  private final byte[] bytes;

  CsvBytes(String name, byte[] bytes) {
    this.name = Objects.requireNonNull(name, "name");
    this.bytes = bytes.clone();
  }

  static CsvBytes ofResource(String name, Class<?> neighbour, String resource) {
    try (InputStream stream = neighbour.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "there must be a resource "
                + resource
                + " beside "
                + neighbour.getName()
                + ", found none");
      }
      return new CsvBytes(name, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public String toString() {
    return "CsvBytes[" + name + ", " + bytes.length + " bytes]";
  }
}
