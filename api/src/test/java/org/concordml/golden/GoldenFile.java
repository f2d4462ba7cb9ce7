package org.concordml.golden;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;

/** Values made by other programs, from the test resources under {@code golden}. */
public final class GoldenFile {

  private GoldenFile() {}

  /** Reads a JSON file into a class with the same field names. */
  public static <T> T read(String name, Class<T> type) {
    try (InputStreamReader reader = open(name)) {
      return new Gson().fromJson(reader, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The WDBC rows in file order, M positive; 31 features with the id, else 30. */
  public static Examples wdbc(boolean withId) {
    String[] lines = text("wdbc.csv").strip().split("\\R");
    int columns = withId ? 31 : 30;
    double[] values = new double[(lines.length - 1) * columns];
    boolean[] labels = new boolean[lines.length - 1];
    int at = 0;
    for (int row = 0; row < labels.length; row++) {
      String[] fields = lines[row + 1].split(",");
      labels[row] = fields[1].equals("M");
      for (int i = withId ? 0 : 2; i < 32; i++) {
        if (i != 1) {
          values[at++] = Double.parseDouble(fields[i]);
        }
      }
    }
    return Examples.binary(FeatureMatrix.adopt(values, columns), labels);
  }

  /** Labels as booleans. */
  public static boolean[] booleans(int[] labels) {
    boolean[] booleans = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      booleans[i] = labels[i] == 1;
    }
    return booleans;
  }

  private static String text(String name) {
    try (InputStream in = stream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStreamReader open(String name) {
    return new InputStreamReader(stream(name), StandardCharsets.UTF_8);
  }

  private static InputStream stream(String name) {
    InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + name);
    if (in == null) {
      throw new IllegalArgumentException("there must be a golden file, found no " + name);
    }
    return in;
  }
}
