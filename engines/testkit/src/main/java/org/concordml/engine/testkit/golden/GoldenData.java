package org.concordml.engine.testkit.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concordml.data.Examples;
import org.concordml.json.JsonFields;
import org.concordml.network.Head;
import org.concordml.split.Split;

/** What a golden folder was made from: its {@code data.json}, and the rows that follow from it. */
sealed interface GoldenData permits GoldenNumbers, GoldenTable {

  /** The file that makes a folder a golden one. */
  String FILE = "data.json";

  /**
   * Reads the description; not the table yet.
   *
   * @param folder with a {@code data.json}: of a table of any columns if it says the {@code task}
   * @return the data
   * @throws IllegalArgumentException if a field is missing, unknown or not as it must be
   */
  static GoldenData of(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return JsonFields.read(
          FILE + " of " + folder.getFileName(),
          Files.readString(file),
          fields ->
              fields.keys().contains("task")
                  ? GoldenTable.of(folder, fields)
                  : GoldenNumbers.of(folder, fields));
    } catch (IOException e) {
      throw new UncheckedIOException("golden file " + file + " must be readable", e);
    }
  }

  /** The CSV that a description names, relative to its folder. */
  static Path csv(Path folder, JsonFields fields) {
    return folder.resolve(fields.text("csv")).normalize();
  }

  /**
   * Divides the rows as they are.
   *
   * @param split of the rows with an outcome
   * @return both sides, as a network takes them
   */
  Sides sides(Split split);

  /**
   * Rows ready for a network.
   *
   * @param train to learn from; with weights, if the data have some
   * @param test held back; with weights, if the data have some
   * @param head that predicts their outcome
   */
  record Sides(Examples train, Examples test, Head head) {}
}
