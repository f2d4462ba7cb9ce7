package org.concordml.engine.mxnet;

import ai.djl.util.Utils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.concordml.Remedy;
import org.concordml.engine.EngineAvailability.Unavailable;
import org.concordml.engine.djl.natives.SharedObject;
import org.concordml.engine.djl.natives.WriteAccess;

/**
 * A libmxnet that DJL takes in place of the packed one: from {@code MXNET_LIBRARY_PATH}
 * (environment or system property), or else from Java's library path.
 *
 * @param places searched, in their order; each a folder, or the library itself
 * @param library the first found; empty if there is none
 */
record NamedLibrary(String places, Optional<Path> library) {

  private static final String VARIABLE = "MXNET_LIBRARY_PATH";
  private static final String NAME = System.mapLibraryName("mxnet");

  /** As DJL looks for it. */
  static Optional<NamedLibrary> find() {
    String asked = Utils.getEnvOrSystemProperty(VARIABLE);
    if (asked != null) {
      return Optional.of(in(asked));
    }
    NamedLibrary ofJava = in(System.getProperty("java.library.path", ""));
    return ofJava.library().isPresent() ? Optional.of(ofJava) : Optional.empty();
  }

  static NamedLibrary in(String places) {
    return new NamedLibrary(
        places,
        Arrays.stream(places.split(File.pathSeparator, -1))
            .filter(place -> !place.isEmpty())
            .map(place -> place.endsWith(NAME) ? Path.of(place) : Path.of(place, NAME))
            .filter(Files::isRegularFile)
            .map(Path::toAbsolutePath)
            .findFirst());
  }

  String folder() {
    return library
        .map(file -> String.valueOf(Objects.requireNonNull(file.getParent(), "an absolute path")))
        .orElse(places);
  }

  /**
   * @return why it must not be loaded; empty if nothing speaks against it
   */
  Optional<Unavailable> obstacle() {
    if (library.isEmpty()) {
      return unusable(VARIABLE + " must name a folder with " + NAME + ", found none in " + places);
    }
    Path file = library.get();
    try {
      WriteAccess access = WriteAccess.ofNamedFolder();
      Optional<String> writable =
          access.onTheWay(Objects.requireNonNull(file.getParent(), "an absolute path"));
      if (writable.isEmpty()) {
        writable = access.onTheWay(file);
      }
      if (writable.isPresent()) {
        return unusable(file + " must not be open to all, found that " + writable.get());
      }
    } catch (IOException unreadable) {
      return unusable(file + " must be readable, found " + unreadable.getMessage());
    }
    return SharedObject.isWhole(file)
        ? Optional.empty()
        : unusable("a library must be whole, found that " + file + " was cut short");
  }

  private static Optional<Unavailable> unusable(String reason) {
    return Optional.of(
        new Unavailable(
            reason, List.of(Remedy.of("unset " + VARIABLE + " to use the packed library")), null));
  }
}
