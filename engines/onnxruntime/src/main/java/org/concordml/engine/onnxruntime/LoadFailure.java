package org.concordml.engine.onnxruntime;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import org.concordml.Remedy;
import org.concordml.engine.EngineAvailability.Unavailable;

/**
 * Why ONNX Runtime did not load, in words. Knows none of its classes, so that it can say that they
 * are missing.
 */
final class LoadFailure {

  private LoadFailure() {}

  static Unavailable of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof ClassNotFoundException || root instanceof NoClassDefFoundError) {
      return new Unavailable(
          "its library is not on the class path (" + firstLine(root) + ")",
          List.of(Remedy.of("add com.microsoft.onnxruntime:onnxruntime to the class path")),
          failure);
    }
    List<Remedy> remedies = new ArrayList<>();
    if (root instanceof IOException) {
      remedies.add(
          Remedy.of(
              "let the system property java.io.tmpdir name a folder that can be written to, with"
                  + " 30 MB of room"));
    } else {
      remedies.add(
          Remedy.of(
              "let the system property java.io.tmpdir name a folder that programs may be run from"));
      remedies.add(Remedy.of("take a platform that its jar has a library for"));
    }
    return new Unavailable(
        "its native library did not load (" + firstLine(root) + ")", remedies, failure);
  }

  /** Of what was said; what a file's failure says is its name alone. */
  static String firstLine(Throwable failure) {
    String said =
        failure instanceof FileSystemException || failure.getMessage() == null
            ? failure.toString()
            : failure.getMessage();
    return said.lines().findFirst().orElse("");
  }
}
