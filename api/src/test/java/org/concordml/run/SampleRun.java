package org.concordml.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.concordml.data.TableRoles;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import org.concordml.engine.NativeFile;
import org.concordml.experiment.Recipe;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;
import org.concordml.training.EpochRecord;

/** A run that was never made, with everything in it. */
final class SampleRun {

  static final CsvFormat FORMAT =
      CsvFormat.standard()
          .withSeparator(';')
          .withDecimal(',')
          .withHeader(true)
          .withSkipRows(Set.of(7, 2))
          .withMissing(MissingWords.usual().with("?").with("age", "-9=?").withLabels("y"));

  static final RunRecord RUN =
      new RunRecord(
          RunRecord.SCHEMA_VERSION,
          "train",
          new Provenance(
              "0.1.0",
              Instant.parse("2026-11-25T12:00:00Z"),
              List.of("concord", "train", "a b.csv"),
              "17.0.15+6",
              "Example",
              "Linux 6.1 amd64"),
          new TrainedOn("a b.csv", "ab".repeat(32), 100, 80, 0, 20),
          Optional.of(FORMAT),
          Recipe.standard(TableRoles.target("y")),
          Optional.of(new StartModel("m.concord", "cd".repeat(32))),
          "gpu:1",
          "4",
          List.of(result("java", 0.25), result("pytorch", 0.25 + 1e-7)));

  private SampleRun() {}

  /** Of two networks, the second of which stopped early and has weighted rows. */
  static EngineResult result(String engine, double loss) {
    return new EngineResult(
        new EngineIdentity(
            engine,
            "2.7.1",
            "lib" + engine,
            "/lib",
            engine.equals("java")
                ? Optional.empty()
                : Optional.of(new NativeFile("lib.so", 1000, "ef".repeat(32))),
            0.5),
        "cpu",
        "01".repeat(32),
        loss,
        Map.of("accuracy", 0.75),
        List.of(
            new NetworkHistory(
                2, false, List.of(epoch(1, 0.5), epoch(2, loss), epoch(3, Double.NaN))),
            new NetworkHistory(
                1,
                true,
                List.of(new EpochRecord(1, 0.5, 0.5, 0.75, 0.5, 2.5, OptionalDouble.of(0.625))))),
        3.5,
        1000,
        64);
  }

  private static EpochRecord epoch(int number, double valLoss) {
    return new EpochRecord(number, 0.5 / number, 0.75, valLoss, 0.625, 0.125);
  }

  static RunRecord with(Recipe recipe, EngineResult... results) {
    return new RunRecord(
        RUN.schemaVersion(),
        RUN.command(),
        RUN.provenance(),
        RUN.data(),
        RUN.format(),
        recipe,
        RUN.start(),
        RUN.device(),
        RUN.threads(),
        List.of(results));
  }
}
