package org.concordml.engine.pytorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.engine.EngineAvailability.Unavailable;
import org.concordml.engine.djl.natives.NativePackage.PackedFile;
import org.concordml.engine.djl.natives.SharedObject;
import org.concordml.engine.djl.natives.WriteAccess;

/**
 * A {@code torch/lib} folder of a pip-installed torch, used in place of the packed library: the way
 * to a GPU, since no CUDA build is on Maven Central. Whose it is, is the user's own choice; one
 * that everybody may write is refused.
 *
 * @param path the folder
 */
record LibTorchFolder(Path path) {

  private static final Pattern LIBRARY = Pattern.compile(".*\\.(so(\\.\\d+)*|dylib|dll)");
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
    }
    Optional<Unavailable> unsafe = unsafe();
    if (unsafe.isPresent()) {
      return unsafe;
    }
    Optional<String> version = version();
    if (version.isPresent() && !version.get().equals(required)) {
      return unusable(
          "libtorch must be version " + required + ", found " + version.get() + " in " + path);
    }
    return Optional.empty();
  }

  /** Looks at all that DJL loads from there, and at who else can write it. */
  private Optional<Unavailable> unsafe() {
    try {
      List<Path> folders = new ArrayList<>(List.of(path));
      cudaRuntime().ifPresent(folders::add);
      for (Path folder : folders) {
        Optional<String> writable = WriteAccess.ofNamedFolder().problem(folder);
        if (writable.isPresent()) {
          return unusable(
              "the libtorch folder must not be open to all, found that " + writable.get());
        }
      }
      try (Stream<Path> inside = Files.walk(path)) {
        return inside
            .filter(file -> LIBRARY.matcher(file.getFileName().toString()).matches())
            .filter(Files::isRegularFile)
            .sorted()
            .filter(file -> !SharedObject.isWhole(file))
            .findFirst()
            .flatMap(
                file -> unusable("a library must be whole, found that " + file + " was cut short"));
      }
    } catch (IOException unreadable) {
      return unusable("the libtorch folder must be readable, found " + unreadable.getMessage());
    }
  }

  /**
   * @param shim that DJL looks for here first, under its own name and under that of the version
   * @return whether it is here
   */
  boolean holds(PackedFile shim) {
    return Files.exists(path.resolve(shim.name()))
        || Files.exists(path.resolve(System.mapLibraryName("djl_torch")));
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
