package org.concordml.report.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A JVM that ends while it has a report folder open, as an interrupt ends it. */
final class InterruptedJob {

  private InterruptedJob() {}

  public static void main(String[] arguments) throws Exception {
    Path out = Path.of(arguments[0]);
    ReportFolder folder = ReportFolder.prepare(out);
    folder.closeOnShutdown();
    try (Stream<Path> files = Files.list(out)) {
      System.out.print("prepared " + files.count());
    }
    System.exit(folder == null ? 1 : 130);
  }
}
