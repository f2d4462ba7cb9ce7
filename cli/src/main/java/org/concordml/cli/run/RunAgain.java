package org.concordml.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.SavedBundle;
import org.concordml.cli.argument.CsvArgument;
import org.concordml.cli.option.ColumnOptions;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.data.text.CsvFormat;
import org.concordml.experiment.Experiment;
import org.concordml.run.RunRecord;
import org.concordml.run.StartModel;
import picocli.CommandLine.TypeConversionException;

/**
 * The job of a run, on the table that it was made on and from the model that it started from.
 *
 * @param run that was kept
 * @param data where the table is now; empty for where it was
 * @param init where the model is now that it started from; empty for where it was
 */
public record RunAgain(RunRecord run, Optional<CsvArgument> data, Optional<Path> init) {

  /**
   * @return the job, ready to run
   * @throws DataException if the table, or the model to start from, is not there or another
   */
  public Experiment experiment() {
    Optional<Bundle> start = start();
    CsvArgument csv = csv();
    CsvFormat format = run.format().orElseGet(CsvFormat::standard);
    Table table =
        TabularDataReader.table(
            csv.source(), format, run.recipe().data(), ColumnOptions.texts(run.recipe()));
    requireSame(csv, table.sha256());
    return start
        .map(bundle -> Experiment.of(run.recipe(), table, bundle.model()))
        .orElseGet(() -> Experiment.of(run.recipe(), table));
  }

  private CsvArgument csv() {
    if (data.isPresent()) {
      return data.get();
    }
    String source = run.data().source();
    if (source.equals(CsvArgument.STDIN)) {
      throw new DataException(
          "the table of the run was read from standard input. Say where it is with --data; - is"
              + " standard input.");
    }
    CsvArgument csv;
    try {
      csv = new CsvArgument.Converter().convert(source);
    } catch (TypeConversionException unknown) {
      throw new DataException(
          "the table of the run is not there: " + unknown.getMessage() + ".", unknown);
    }
    if (csv.bundled().isEmpty() && !Files.exists(Path.of(csv.word()))) {
      throw new DataException(
          "the table of the run was "
              + source
              + ", found no such file here. Say where it is with --data, or go to the folder that"
              + " the run was made in.");
    }
    return csv;
  }

  private void requireSame(CsvArgument csv, String sha256) {
    if (!run.data().sha256().equals(sha256)) {
      throw new DataException(
          "a run must be made again on the table that it was made on, found SHA-256 "
              + sha256
              + " of "
              + csv.word()
              + ", the run is of "
              + run.data().sha256()
              + ". Say with --data where that table is.");
    }
  }

  private Optional<Bundle> start() {
    if (run.start().isEmpty()) {
      if (init.isPresent()) {
        throw new DataException(
            "the run started from no model, found " + init.get() + " as one. Leave --init out.");
      }
      return Optional.empty();
    }
    StartModel start = run.start().get();
    Path path = init.orElseGet(() -> Path.of(start.path()));
    if (!Files.exists(path)) {
      throw new DataException(
          "the run started from the model "
              + path
              + ", found nothing there. Say where it is with --init.");
    }
    SavedBundle saved = BundleReader.saved(path);
    String id = saved.id();
    if (!id.equals(start.id())) {
      throw new DataException(
          "a run must be made again from the model that it started from, found the model of id "
              + id
              + " at "
              + path
              + ", the run started from "
              + start.id()
              + ". Say with --init where that model is.");
    }
    return Optional.of(saved.bundle());
  }
}
