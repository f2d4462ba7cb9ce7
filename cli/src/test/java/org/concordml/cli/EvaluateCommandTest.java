package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleWriter;
import org.concordml.data.Column;
import org.concordml.data.Table;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.evaluation.Metric;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.provenance.Provenance;
import org.concordml.training.FitConfig;
import org.concordml.training.runner.EngineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A saved model on the test rows of its training has the figures of the training. */
class EvaluateCommandTest {

  private static final TrainingBackend JAVA = EngineRegistry.load().findTraining("java");

  @TempDir private Path folder;

  /** A job, saved, with the rows it was tested on as a file. */
  private record Saved(Experiment experiment, EngineRun run, Path model, Path rows) {}

  private Saved saved(BundledDataset dataset) throws IOException {
    Recipe recipe = dataset.recipe().withFill(true).withFit(FitConfig.standard().epochs(3).build());
    Table table = dataset.table();
    Experiment experiment = Experiment.of(recipe, table);
    EngineRun run = experiment.withIntervals(experiment.run(JAVA));
    Path model = folder.resolve("model");
    BundleWriter.write(Bundle.of(experiment, run, JAVA, Provenance.now(List.of("test"))), model);
    return new Saved(experiment, run, model, csv(table, experiment.split().test(), recipe));
  }

  /** Rows of those that have an outcome. */
  private Path csv(Table table, int[] test, Recipe recipe) throws IOException {
    Column target = table.column(recipe.data().target());
    int[] with = IntStream.range(0, table.rows()).filter(row -> !target.isMissing(row)).toArray();
    StringBuilder csv = new StringBuilder();
    csv.append(
        table.names().stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(",")));
    for (int row : test) {
      csv.append('\n')
          .append(
              table.columns().stream()
                  .map(column -> column.text(with[row]))
                  .collect(Collectors.joining(",")));
    }
    return Files.writeString(folder.resolve("test.csv"), csv.append('\n'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wdbc", "penguins", "nhefs"})
  void testRowsHaveTheFiguresOfTheTraining(String dataset) throws IOException {
    Saved saved = saved(BundledDataset.of(dataset));

    Invocation run = Invocation.of("evaluate", saved.model(), saved.rows(), "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonObject test = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("test");
    assertThat(test.get("loss").getAsDouble())
        .isCloseTo(saved.run().model().test().loss(), within(1e-12));
    for (Metric metric : saved.run().evaluation().metrics().keySet()) {
      double value = saved.run().evaluation().metric(metric);
      if (!Double.isNaN(value)) {
        assertThat(test.get(metric.key()).getAsDouble())
            .as(metric.key())
            .isCloseTo(value, within(1e-9));
      }
    }
    assertThat(test.getAsJsonObject("intervals").keySet())
        .isEqualTo(
            saved.run().evaluation().intervals().keySet().stream()
                .map(Metric::key)
                .collect(Collectors.toSet()));
  }

  @Test
  void textHasALineAFigureWithItsInterval() throws IOException {
    Saved saved = saved(BundledDataset.WDBC);

    Invocation run = Invocation.of("evaluate", saved.model(), saved.rows());

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("114 rows").contains("rocAuc").containsPattern("0\\.\\d{4} to");
  }

  @Test
  void rowsWithoutAnOutcomeAreToldAndAForeignClassIsRefused() throws IOException {
    Saved saved = saved(BundledDataset.PENGUINS);
    List<String> lines = Files.readAllLines(saved.rows());
    String species =
        lines.get(1).contains("Adelie")
            ? "Adelie"
            : lines.get(1).contains("Gentoo") ? "Gentoo" : "Chinstrap";
    Path gap =
        Files.writeString(
            folder.resolve("gap.csv"),
            Files.readString(saved.rows()) + lines.get(1).replace(species, "") + "\n");
    Path foreign =
        Files.writeString(
            folder.resolve("foreign.csv"),
            Files.readString(saved.rows()) + lines.get(1).replace(species, "Gento") + "\n");

    assertThat(Invocation.of("evaluate", saved.model(), gap).err())
        .contains("note: Not evaluated, for want of an outcome: 1 row.");
    Invocation refused = Invocation.of("evaluate", saved.model(), foreign);
    assertThat(refused.code()).isEqualTo(ExitCode.DATA);
    assertThat(refused.err())
        .contains(
            "the target \"species\" must have one of the model's classes \"Adelie\", \"Chinstrap\","
                + " \"Gentoo\", found \"Gento\". Did you mean \"Gentoo\"? Correct the value.");
    Path without = Files.writeString(folder.resolve("without.csv"), "a\n1\n");
    assertThat(Invocation.of("evaluate", saved.model(), without).code()).isEqualTo(ExitCode.DATA);
  }

  /** Several positive values of a target of numbers: each counts however it is written. */
  @ParameterizedTest
  @ValueSource(strings = {"1.0,2.0", "1,2", "1.0"})
  void aPositiveNumberIsToldByTheNumber(String positive) throws IOException {
    String whole =
        IntStream.range(0, 60)
            .mapToObj(i -> i + "," + i % 7 + "," + (positive.contains(",") ? i % 4 : i % 2))
            .collect(Collectors.joining("\n", "x,z,y\n", "\n"));
    Path rows = Files.writeString(folder.resolve("whole.csv"), whole);
    Path point =
        Files.writeString(folder.resolve("point.csv"), whole.replaceAll("(?m)(\\d)$", "$1.0"));
    Path model = folder.resolve("model");
    Invocation trained =
        Invocation.of(
            "train",
            point,
            "--target",
            "y",
            "--positive",
            positive,
            "--engine",
            "java",
            "--epochs",
            3,
            "--quiet",
            "--out",
            folder.resolve("out"),
            "--save",
            model);
    assertThat(trained.code()).as(trained.err()).isZero();

    Invocation ofPoint = Invocation.of("evaluate", model, point);
    Invocation ofWhole = Invocation.of("evaluate", model, rows);

    assertThat(ofWhole.code()).as(ofWhole.err()).isZero();
    assertThat(ofWhole.out()).isNotEmpty().isEqualTo(ofPoint.out());
  }

  /** If 01 were taken for 1, two thirds at most could be right. */
  @Test
  void classesOfTextThatAreOneNumberAreTwo() throws IOException {
    String text =
        IntStream.range(0, 60)
            .mapToObj(i -> i % 3 + "," + i + "," + List.of("01", "1", "x").get(i % 3))
            .collect(Collectors.joining("\n", "x,z,y\n", "\n"));
    Path rows = Files.writeString(folder.resolve("rows.csv"), text);
    Path model = folder.resolve("model");
    Invocation trained =
        Invocation.of(
            "train",
            rows,
            "--target",
            "y",
            "--task",
            "multiclass",
            "--engine",
            "java",
            "--epochs",
            60,
            "--quiet",
            "--out",
            folder.resolve("out"),
            "--save",
            model);
    assertThat(trained.code()).as(trained.err()).isZero();

    Invocation run = Invocation.of("evaluate", model, rows, "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonObject test = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("test");
    assertThat(test.get("accuracy").getAsDouble()).isGreaterThan(0.75);
  }
}
