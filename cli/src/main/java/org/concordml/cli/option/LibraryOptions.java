package org.concordml.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.concordml.engine.EngineBackend;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whose native libraries an engine uses. */
public final class LibraryOptions {

  @Option(
      names = "--libtorch",
      paramLabel = "DIR",
      description =
          "The torch/lib folder of a pip-installed torch 2.7.1, for the GPU; also"
              + " PYTORCH_LIBRARY_PATH.")
  private Path libtorch;

  /** Must be called before an engine is loaded. */
  public void apply() {
    if (libtorch != null) {
      // The engine's own contract: concord.<engine>.library names a native library's folder.
      System.setProperty("concord.pytorch.library", libtorch.toAbsolutePath().toString());
    }
  }

  /** Whether a library was named, so that failing to use it is an error and no note. */
  public boolean named() {
    return libtorch != null;
  }

  /** Refuses a library that no engine of the job would use. */
  public void requirePytorch(List<? extends EngineBackend> backends, CommandSpec spec) {
    if (libtorch != null && backends.stream().noneMatch(b -> b.id().equals("pytorch"))) {
      throw new ParameterException(
          spec.commandLine(),
          "--libtorch has an effect with the engine pytorch only. Leave it out, or add pytorch");
    }
  }
}
