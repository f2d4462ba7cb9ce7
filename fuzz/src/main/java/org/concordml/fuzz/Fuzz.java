package org.concordml.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls, by the names that it expects; and what writes the inputs it begins with. */
public final class Fuzz {

  private static @Nullable Reader reader;
  private static @Nullable List<Seed> seeds;

  private Fuzz() {}

  /**
   * Writes inputs to begin with.
   *
   * @param args the reader's name and a folder
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[1]));
    try (Reader opened = Readers.named(args[0]).open()) {
      int count = 0;
      for (byte[] input : Inputs.toBeginWith(opened.seeds())) {
        Files.write(folder.resolve("seed-" + count++), input);
      }
    }
  }

  /**
   * Called once, before the first input.
   *
   * @param args the reader's name
   * @throws IOException if a scratch folder cannot be made
   */
  public static void fuzzerInitialize(String[] args) throws IOException {
    reader = Readers.named(args[0]).open();
    seeds = reader.seeds();
  }

  /**
   * Called with each input.
   *
   * @param programme see {@link Mutant}
   * @throws IOException if a scratch file cannot be written
   */
  public static void fuzzerTestOneInput(byte[] programme) throws IOException {
    if (reader == null || seeds == null) {
      throw new IllegalStateException("fuzzerInitialize must be called first");
    }
    Bounds.read(reader, Mutant.of(new Choices(programme), seeds));
  }
}
