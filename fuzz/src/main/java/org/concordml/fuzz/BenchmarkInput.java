package org.concordml.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.concordml.data.DataException;
import org.concordml.report.json.BaselineFile;

/** Earlier results that {@code benchmark --baseline} compares with. */
final class BenchmarkInput implements Reader {

  private final Scratch scratch;

  BenchmarkInput() throws IOException {
    scratch = new Scratch();
  }

  @Override
  public List<Seed> seeds() {
    try (InputStream recorded =
        Objects.requireNonNull(BenchmarkInput.class.getResourceAsStream("benchmark.json"))) {
      return List.of(new Seed(Seed.Grammar.JSON, recorded.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public boolean read(byte[] input) throws IOException {
    Path file = scratch.write("benchmark.json", input);
    try {
      return !BaselineFile.read(file).cells().isEmpty();
    } catch (DataException refused) {
      return Refusal.of(refused, "benchmark.json");
    } finally {
      scratch.clear(List.of(file));
    }
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
