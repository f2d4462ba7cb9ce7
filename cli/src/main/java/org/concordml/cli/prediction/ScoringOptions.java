package org.concordml.cli.prediction;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.cli.argument.CsvArgument;
import org.concordml.cli.option.DeviceOptions;
import org.concordml.cli.option.FormatOptions;
import org.concordml.cli.option.LibraryOptions;
import org.concordml.cli.option.ThreadOptions;
import org.concordml.data.TableRoles;
import org.concordml.data.csv.CsvBatchReader;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.ThreadCount;
import org.concordml.model.Predictor;
import org.concordml.model.RowRules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which model scores which rows, and where. */
public final class ScoringOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "Folder or zip archive that 'train --save' or 'compare --save' wrote.")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "CSV",
      converter = CsvArgument.Converter.class,
      description =
          "Rows to score, with a header line; columns are found by name. - is standard input,"
              + " bundled:NAME a table that Concord brings along.")
  private CsvArgument csv;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "java",
      description =
          "Engine to score on (default: ${DEFAULT-VALUE}, the quickest at small networks).")
  private String engine;

  @Mixin private DeviceOptions device;
  @Mixin private LibraryOptions library;
  @Mixin private ThreadOptions threads;

  @Option(
      names = "--on-missing",
      paramLabel = "RULE",
      defaultValue = "score",
      description =
          "What becomes of a row that lacks the value of a feature: score (the gap is filled with what"
              + " the training rows said), error, skip (the row is left out) or empty (it stays,"
              + " without a prediction) (default: ${DEFAULT-VALUE}).")
  private String onMissing;

  @Option(
      names = "--on-unknown",
      paramLabel = "RULE",
      defaultValue = "score",
      description =
          "The same of a row with a category that no training row has: score (it is none of the known"
              + " ones), error, skip or empty (default: ${DEFAULT-VALUE}).")
  private String onUnknown;

  @Mixin private FormatOptions format;

  /** The rules for rows; refuses words that are none. */
  public RowRules rules() {
    return new RowRules(rule("--on-missing", onMissing), rule("--on-unknown", onUnknown));
  }

  private RowRules.Rule rule(String option, String word) {
    try {
      return RowRules.Rule.named(word);
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(
          spec.commandLine(),
          option + " must be score, error, skip or empty, found '" + word + "'",
          invalid);
    }
  }

  /** How many threads parse and score beside one another. */
  public int threads() {
    return Math.min(MOST_THREADS, count().most());
  }

  /** More would wait for the one that cuts and writes. */
  private static final int MOST_THREADS = 64;

  private ThreadCount count() {
    try {
      return threads.count();
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
  }

  /** Where to; each batch is scored by one thread, several batches at a time. */
  private DeviceRequest request() {
    try {
      return device.request().withThreads(ThreadCount.of(1));
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
  }

  public EngineBackend backend(EngineRegistry registry) {
    library.apply();
    try {
      EngineBackend found = registry.find(engine);
      library.requirePytorch(List.of(found), spec);
      return found;
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
    }
  }

  public Bundle bundle() {
    return BundleReader.read(model);
  }

  /** The model on the engine, which has shown that it is the same there. */
  public Predictor predictor(Bundle bundle, EngineBackend backend) {
    return bundle.predictor(backend, request());
  }

  /**
   * @param out a file to write
   * @return whether it is the table or the model, which would be lost
   */
  public boolean isInput(Path out) {
    return csv.isFile(out) || CsvArgument.isSame(model, out);
  }

  /**
   * @return how many bytes there are to read; empty if that is not known
   */
  public OptionalLong bytes() {
    return csv.bytes();
  }

  /**
   * Opens the rows. What meant a missing value in training does here, too.
   *
   * @param bundle whose model scores them
   * @param labels columns in which words such as NA are values
   * @throws org.concordml.data.DataException if they cannot be read, or an option names a column
   *     that is not there
   */
  public CsvBatchReader rows(Bundle bundle, List<String> labels) {
    CsvFormat written = csv.bundled().isPresent() ? CsvFormat.standard() : format.format();
    MissingWords said =
        written.header().orElse(true)
            ? written.missing()
            : written.missing().renamed(TableRoles::place);
    MissingWords words = said.with(bundle.missing());
    for (String label : labels) {
      words = words.withLabels(label);
    }
    CsvBatchReader rows = CsvBatchReader.open(csv.stream(), written.withMissing(words));
    try {
      rows.requireColumns("the column of a missing word", said.byColumn().keySet());
      return rows;
    } catch (RuntimeException | Error refused) {
      rows.close();
      throw refused;
    }
  }
}
