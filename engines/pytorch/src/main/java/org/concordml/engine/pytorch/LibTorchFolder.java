package org.concordml.engine.pytorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.engine.EngineAvailability.Unavailable;

/**
 * A {@code torch/lib} folder of a pip-installed torch, used in place of the packed library: the way
 * to a GPU, since no CUDA build is on Maven Central.
 *
 * @param path the folder
 */
record LibTorchFolder(Path path) {

  private static final Pattern VERSION = Pattern.compile("__version__\\s*=\\s*'([^'+]+)[^']*'");

  /**
   * Checks it before the process depends on it.
   *
   * @param required version of libtorch that the JNI shim was built for
   * @return why it cannot be used; empty if nothing speaks against it
   */
  Optional<Unavailable> obstacle(String required) {
    if (!Files.isDirectory(path)) {
      return unusable("the libtorch folder must exist, found nothing at " + path);
    }
    for (String name : List.of("c10", "torch_cpu", "torch")) {
      Path library = path.resolve(System.mapLibraryName(name));
      if (!Files.exists(library)) {
        return unusable(
            "the libtorch folder must hold " + library.getFileName() + ", found none in " + path);
      }
      if (!SharedObject.isWhole(library)) {
        return unusable("a library must be whole, found that " + library + " was cut short");
      }
    }
    Optional<String> version = version();
    if (version.isPresent() && !version.get().equals(required)) {
      return unusable(
          "libtorch must be version " + required + ", found " + version.get() + " in " + path);
    }
    return Optional.empty();
  }

  /**
   * Where pip puts the CUDA runtime that its torch uses: beside {@code torch}, in a package of its
   * own.
   *
   * @return the folder; empty if there is none, as for a build without CUDA
   */
  Optional<Path> cudaRuntime() {
    Path folder = path.resolve("../../nvidia/cuda_runtime/lib").normalize();
    return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
  }

  private static Optional<Unavailable> unusable(String reason) {
    return Optional.of(
        new Unavailable(
            reason,
            List.of(
                Remedy.of("name the torch/lib folder of a pip-installed torch", Setting.LIBTORCH),
                Remedy.of("name it in PYTORCH_LIBRARY_PATH")),
            null));
  }

  /** The version that a pip-installed torch notes beside its lib folder; empty if it is not one. */
  private Optional<String> version() {
    Path note = path.resolveSibling("version.py");
    if (!Files.isReadable(note)) {
      return Optional.empty();
    }
    try {
      Matcher matcher = VERSION.matcher(Files.readString(note));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty(); // a note that cannot be read is a note that is not there
    }
  }
}
