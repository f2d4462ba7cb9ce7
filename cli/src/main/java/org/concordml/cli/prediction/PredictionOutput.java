package org.concordml.cli.prediction;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.concordml.files.AtomicFile;

/** Where predictions go: a file that is there when it is complete, or stdout as they come. */
public final class PredictionOutput implements AutoCloseable {

  private final PrintWriter stdout;
  private final Optional<AtomicFile> file;
  private final Thread onShutdown = new Thread(this::discard, "concord-predict-cleanup");

  /** Whoever read stdout has seen enough, or it cannot be written. */
  public static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  private PredictionOutput(PrintWriter stdout, Optional<AtomicFile> file) {
    this.stdout = stdout;
    this.file = file;
  }

  /**
   * @param path of the file; empty for stdout
   * @throws org.concordml.files.FileException if it cannot be made
   */
  public static PredictionOutput open(PrintWriter stdout, Optional<Path> path) {
    PredictionOutput output =
        new PredictionOutput(
            stdout, path.map(name -> AtomicFile.create("the table of predictions", name)));
    if (output.file.isPresent()) {
      Runtime.getRuntime().addShutdownHook(output.onShutdown);
    }
    return output;
  }

  /**
   * @throws Stopped if nobody reads stdout any more
   * @throws org.concordml.files.FileException if the file cannot be written
   */
  void print(String lines) {
    if (file.isPresent()) {
      file.get().writeAll(lines.getBytes(StandardCharsets.UTF_8));
      return;
    }
    stdout.print(lines);
    if (stdout.checkError()) {
      throw new Stopped();
    }
  }

  /** Puts the file in its place. */
  public void commit() {
    file.ifPresent(AtomicFile::commit);
  }

  private void discard() {
    file.ifPresent(AtomicFile::close);
  }

  /** Removes a file that is not complete. */
  @Override
  public void close() {
    discard();
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException shuttingDown) {
      return; // the hook has nothing left to do
    }
  }
}
