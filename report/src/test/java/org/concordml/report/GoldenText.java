package org.concordml.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The outputs of {@link SampleReport}, read and approved, from {@code report} in the test
 * resources.
 */
public final class GoldenText {

  private GoldenText() {}

  public static String of(String name) {
    try (InputStream in = GoldenText.class.getResourceAsStream("/report/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("there must be a golden file, found no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
