package org.concordml.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.concordml.data.Table;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.model.Predictions;
import org.concordml.model.Predictor;
import org.concordml.provenance.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples do what they say, in as few lines as they say. */
class ExamplesTest {

  private static final BundledDataset PENGUINS = BundledDataset.PENGUINS;

  @TempDir private Path folder;

  @Test
  void trainsOnABundledTable() {
    assertThat(TrainOnBundledTable.accuracy()).isGreaterThan(0.7);
  }

  @Test
  void predictsFromSixteenThreads() throws Exception {
    Table rows = PENGUINS.table();
    TrainingBackend engine = EngineRegistry.load().findTraining("java");
    Experiment experiment = Experiment.of(PENGUINS.recipe().withFill(true), rows);
    try (Predictor predictor =
        new Predictor(
            experiment.model(experiment.run(engine), Provenance.now(List.of())), engine)) {
      double[] alone = predictor.predict(rows).toArray();

      List<Future<Predictions>> all = PredictFromThreads.predict(predictor, rows, 64);

      assertThat(all).hasSize(64);
      for (Future<Predictions> one : all) {
        assertThat(one.get().toArray()).isEqualTo(alone);
      }
    }
  }

  @Test
  void readsATablesawTableTrainsOnItAndPredictsFromSixteenThreads() throws Exception {
    Path csv = folder.resolve("penguins.csv");
    try (InputStream bundled = PENGUINS.source().open()) {
      Files.copy(bundled, csv);
    }

    List<Future<Predictions>> all = TrainOnTablesaw.predict(csv.toString(), "species");

    assertThat(all).hasSize(16);
    Predictions first = all.get(0).get();
    for (Future<Predictions> one : all) {
      assertThat(one.get().toArray()).isEqualTo(first.toArray());
    }
    Table rows = PENGUINS.table();
    assertThat(first.rows()).isEqualTo(rows.rows());
    long right =
        IntStream.range(0, rows.rows())
            .filter(row -> first.label(row).equals(rows.column("species").text(row)))
            .count();
    assertThat(right).isGreaterThan(240);
  }

  @Test
  void keepsAModelAndLoadsItAgain() {
    Table rows = PENGUINS.table();

    Predictions predictions =
        SaveAndLoad.predict(PENGUINS.recipe().withFill(true), rows, folder.resolve("model.zip"));

    assertThat(folder.resolve("model.zip")).isNotEmptyFile();
    assertThat(predictions.rows()).isEqualTo(rows.rows());
    assertThat(predictions.label(0)).isEqualTo("Adelie");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TrainOnBundledTable", "PredictFromThreads", "TrainOnTablesaw", "SaveAndLoad"})
  void isNoLongerThanFifteenLines(String example) throws IOException {
    assertThat(body(Path.of("src/main/java/org/concordml/examples/" + example + ".java")))
        .hasSizeBetween(2, 15);
  }

  /** A project of its own: .ci/run builds and runs it against what is installed. */
  @Test
  void theApplicationIsNoLongerThanFifteenLinesAndTakesThisVersion() throws IOException {
    assertThat(body(Path.of("embedding/src/main/java/com/example/Embedding.java")))
        .hasSizeBetween(2, 15);
    String own = Files.readString(Path.of("pom.xml"));
    assertThat(Path.of("embedding/pom.xml"))
        .content()
        .contains("<concord.version>" + between(own, "<version>", "</version>") + "<");
  }

  private static String between(String text, String start, String end) {
    int first = text.indexOf(start) + start.length();
    return text.substring(first, text.indexOf(end, first));
  }

  private static List<String> body(Path file) throws IOException {
    String source = Files.readString(file);
    String method = source.substring(source.lastIndexOf("*/"));
    return method.substring(method.indexOf("{\n") + 2, method.indexOf("\n  }\n")).lines().toList();
  }
}
