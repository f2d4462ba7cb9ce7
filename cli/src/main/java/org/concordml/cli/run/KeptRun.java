package org.concordml.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.concordml.bundle.BundleReader;
import org.concordml.data.DataException;
import org.concordml.run.RunRecord;

/**
 * A run as an argument names it: the folder of a report, a saved model, or the file itself.
 *
 * @param path as it was given
 * @param run what is kept there
 */
public record KeptRun(Path path, RunRecord run) {

  /** What the help says of it. */
  public static final String MEANING =
      "Folder of --out, a model that --save kept, or a file run.json.";

  private static final String MANIFEST = "manifest.json";

  /**
   * @param path of any of them
   * @return the run
   * @throws DataException if there is none, or what keeps it is damaged
   */
  public static KeptRun at(Path path) {
    if (!Files.exists(path)) {
      throw new DataException(
          "there must be a run at "
              + path
              + ", found nothing there. Give the folder of a report, a saved model, or a file"
              + " run.json.");
    }
    if (Files.exists(path.resolve(MANIFEST)) || isArchive(path)) {
      return new KeptRun(path, BundleReader.read(path).run());
    }
    if (!Files.isDirectory(path)) {
      return new KeptRun(path, RunRecord.read(path));
    }
    Path file = path.resolve(RunRecord.FILE_NAME);
    if (!Files.exists(file)) {
      throw new DataException(
          "a folder with a run must have a file "
              + RunRecord.FILE_NAME
              + ", found none in "
              + path
              + ". Runs of before Concord kept it have none: make the run again.");
    }
    return new KeptRun(path, RunRecord.read(file));
  }

  private static boolean isArchive(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /**
   * @return what it is, for a person
   */
  public String summary() {
    return path
        + ": "
        + run.command()
        + " of "
        + run.data().source()
        + " on "
        + String.join(", ", run.results().stream().map(result -> result.engine().engine()).toList())
        + ", "
        + run.provenance().date();
  }
}
