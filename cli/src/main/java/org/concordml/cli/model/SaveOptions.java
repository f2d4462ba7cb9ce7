package org.concordml.cli.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleWriter;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.report.JobReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether the trained model is kept, and where. */
public final class SaveOptions {

  @Option(
      names = "--save",
      paramLabel = "MODEL",
      description =
          "Keep the trained model in this folder, or in a zip archive if the name ends with .zip;"
              + " 'concord show' tells what it is. A model that is there is replaced.")
  private Path save;

  /**
   * Checks the place before work is done that could not be kept.
   *
   * @param spec of the command
   * @param out folder of the report, which is made for it
   */
  public void requireWritable(CommandSpec spec, Path out) {
    if (save == null) {
      return;
    }
    if (save.toString().isBlank()) {
      throw new ParameterException(spec.commandLine(), "--save must name a file, found nothing");
    }
    Path place = plain(save);
    if (place.equals(plain(out))) {
      throw new ParameterException(
          spec.commandLine(),
          "--save must name another place than --out, found " + save + " as both");
    }
    if (Files.exists(out) || !plain(out).equals(place.getParent())) {
      BundleWriter.requireWritable(save);
    }
  }

  private static Path plain(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /**
   * Saves the model of one of the runs, checked on every engine that ran.
   *
   * @param report of the job
   * @param run which of its runs
   * @param engines of the runs, in their order
   * @param request on which device they ran
   * @return what was written; nothing if nobody asked for it
   */
  public List<Path> write(
      JobReport report, int run, List<? extends EngineBackend> engines, DeviceRequest request) {
    if (save == null) {
      return List.of();
    }
    Bundle bundle =
        Bundle.of(
            report.experiment(), report.runs().get(run), engines.get(run), report.record(run));
    BundleWriter.write(bundle.checkedOn(engines, request), save);
    return List.of(save);
  }
}
