package org.concordml.report.files;

import java.nio.file.Path;
import org.concordml.report.SampleReport;
import org.concordml.report.chart.CurvesPicture;

/** Writes a report in a JVM that may lack Java's graphics, and prints what is wrong. */
final class JobWithoutDesktop {

  private JobWithoutDesktop() {}

  public static void main(String[] arguments) {
    CurvesPicture.warmUp();
    try (ReportFolder folder = ReportFolder.prepare(Path.of(arguments[0]))) {
      folder
          .write(SampleReport.compare())
          .pictureProblem()
          .ifPresent(problem -> System.out.print(problem.getMessage()));
    }
  }
}
