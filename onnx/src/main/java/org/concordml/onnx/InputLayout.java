package org.concordml.onnx;

import java.util.List;
import java.util.Locale;
import org.concordml.NamedChoices;

/** How the rows go into the graph of a model. */
public enum InputLayout {
  /** An input for each column, by its name: {@code [rows, 1]}, float32 or texts. */
  COLUMNS,
  /** One input, {@code matrix}: {@code [rows, columns]}, float32; for numbers and dates alone. */
  MATRIX;

  /**
   * @return the name a command line knows it by
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param key columns or matrix, in any spelling
   * @return the one of that name
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static InputLayout named(String key) {
    return NamedChoices.of("input", List.of(values()), InputLayout::key).named(key);
  }
}
