package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.BundleWriter;
import org.concordml.data.Table;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Model;
import org.concordml.network.Weights;
import org.concordml.provenance.Provenance;
import org.concordml.run.RunRecord;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code concord train --init}: a training that starts from a model of other rows. */
class InitCommandTest {

  @TempDir static Path models;
  private static Path penguins;
  private static Path numbers;
  private static Path ensemble;

  @TempDir Path folder;

  @BeforeAll
  static void saveModels() {
    penguins = save("penguins.concord", BundledDataset.PENGUINS, 1);
    numbers = save("nhefs.concord", BundledDataset.NHEFS, 1);
    ensemble = save("ensemble.concord", BundledDataset.PENGUINS, 2);
  }

  private static Path save(String name, BundledDataset dataset, int networks) {
    Recipe recipe = dataset.recipe().withFill(true);
    Experiment experiment =
        Experiment.of(
            recipe.withFit(recipe.fit().toBuilder().epochs(3).ensemble(networks).build()),
            dataset.table());
    TrainingBackend java = java();
    Bundle bundle = Bundle.of(experiment, experiment.run(java), java, Provenance.now(List.of()));
    Path path = models.resolve(name);
    BundleWriter.write(bundle, path);
    return path;
  }

  private static TrainingBackend java() {
    return EngineRegistry.load().findTraining("java");
  }

  /** The rows of a bundled table but for the first ones, which were another hospital's. */
  private Path otherRows(BundledDataset dataset, int without) throws IOException {
    try (InputStream bytes = dataset.source().open()) {
      List<String> lines =
          new String(bytes.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<String> fewer = new ArrayList<>(List.of(lines.get(0)));
      fewer.addAll(lines.subList(1 + without, lines.size()));
      return Files.write(folder.resolve("other.csv"), fewer);
    }
  }

  private Invocation train(Path csv, Path model, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("train", csv, "--init", model, "--out", folder.resolve("out")));
    words.addAll(Arrays.asList(more));
    return Invocation.of(words.toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "pytorch", "mxnet"})
  void itStartsWhereTheModelIs(String engine) throws IOException {
    Invocation drawn =
        Invocation.of(
            "train",
            "bundled:penguins",
            "--fill",
            "mean",
            "--engine",
            engine,
            "--epochs",
            1,
            "--out",
            folder.resolve("drawn"));
    Invocation warm =
        train(otherRows(BundledDataset.PENGUINS, 20), penguins, "--engine", engine, "--epochs", 1);

    assertThat(warm.code()).as(warm.err()).isZero();
    assertThat(warm.out()).contains("The training starts from the model " + penguins + ".");
    assertThat(loss(warm)).isLessThan(loss(drawn) - 0.1);
  }

  /** Of the first epoch. */
  private static double loss(Invocation of) {
    String line = of.out().lines().filter(l -> l.contains(" epoch 1/1 ")).findFirst().orElseThrow();
    return Double.parseDouble(line.replaceFirst(".* loss ([0-9.]+) .*", "$1"));
  }

  @ParameterizedTest
  @CsvSource({"penguins, java, 1", "penguins, pytorch, 2", "nhefs, mxnet, 1", "ensemble, java, 1"})
  void itsPreprocessingIsThatOfTheModelAndFrozenLayersKeepEveryBit(
      String name, String engine, int frozen) {
    Path path = name.equals("nhefs") ? numbers : name.equals("ensemble") ? ensemble : penguins;
    BundledDataset dataset = name.equals("nhefs") ? BundledDataset.NHEFS : BundledDataset.PENGUINS;
    Bundle start = BundleReader.read(path);
    Table rows = dataset.table();
    Table others = rows.select(IntStream.range(40, rows.rows()).toArray());
    Recipe recipe = start.recipe().withFit(start.recipe().fit().toBuilder().frozen(frozen).build());
    Experiment experiment = Experiment.of(recipe, others, start.model());
    TrainingBackend backend = EngineRegistry.load().findTraining(engine);

    EngineRun run = experiment.run(backend, DeviceRequest.CPU, TrainingObserver.NONE);
    Model tuned = experiment.model(run, Provenance.now(List.of()));

    assertThat(tuned.preprocessing()).isEqualTo(start.model().preprocessing());
    assertThat(tuned.network().head()).isEqualTo(start.model().network().head());
    int first = experiment.training().session().frozenParameters();
    for (int member = 0; member < tuned.members().size(); member++) {
      double[] before = float32(start.model().members().get(member), engine);
      double[] after = tuned.members().get(member).toArray();
      assertThat(Arrays.copyOf(after, first)).containsExactly(Arrays.copyOf(before, first));
      assertThat(after).isNotEqualTo(before);
    }
  }

  /** What such an engine can hold of weights of another one. */
  private static double[] float32(Weights weights, String engine) {
    double[] values = weights.toArray();
    return engine.equals("java") ? values : Arrays.stream(values).map(v -> (float) v).toArray();
  }

  @Test
  void theLayersThatAreFrozenAreTold() throws IOException {
    Invocation run =
        train(
            otherRows(BundledDataset.PENGUINS, 20),
            penguins,
            "--engine",
            "java",
            "--freeze",
            2,
            "--quiet");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(
            "note: The training starts from the model "
                + penguins
                + "; the first 2 dense layers keep their weights.\n");
  }

  @Test
  void theRecipeIsThatOfTheModelUnderTheOptions() throws IOException {
    Invocation run =
        train(
            otherRows(BundledDataset.PENGUINS, 20),
            penguins,
            "--engine",
            "java",
            "--learning-rate",
            0.01,
            "--freeze",
            1,
            "--print-config");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("\"target\": \"species\"", "\"fill\": true", "\"epochs\": 3")
        .contains("\"rate\": 0.01", "\"frozen\": 1");
  }

  @Test
  void aTableWithoutAColumnOfTheModelIsRefused() throws IOException {
    Path csv = otherRows(BundledDataset.PENGUINS, 20);
    Files.writeString(csv, Files.readString(csv).replaceFirst("bill_depth_mm", "depth"));

    Invocation run = train(csv, penguins, "--engine", "java");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("a feature of the model").contains("bill_depth_mm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--drop", "--id", "--group"})
  void aColumnOfTheModelMustStayAFeature(String option) throws IOException {
    Path csv = otherRows(BundledDataset.PENGUINS, 20);

    Invocation run = train(csv, penguins, "--engine", "java", option, "sex");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("error: the model to start from has the features \"")
        .contains("; found that \"sex\" is to be something else, or to be left out.");
  }

  @Test
  void aTableWithOtherClassesIsRefused() throws IOException {
    Path csv = otherRows(BundledDataset.PENGUINS, 20);
    Files.writeString(csv, Files.readString(csv).replace("Gentoo", "Emperor"));

    Invocation run = train(csv, penguins, "--engine", "java");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .startsWith(
            "error: "
                + csv
                + ": the outcome must be that of the model to start from, the classes \"Adelie\","
                + " \"Chinstrap\", \"Gentoo\"; found the classes \"Adelie\", \"Chinstrap\","
                + " \"Emperor\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hidden 7 | a training must have the networks of the model it starts from, 1 network of ",
        "--ensemble 3 | a training must have the networks of the model it starts from, 1 network of ",
        "--freeze 3 | --freeze must be from 0 to 2, as the last of 3 dense layers must learn; found 3",
        "--freeze -1 | --freeze must be from 0 to 2, as the last of 3 dense layers must learn; found -1",
        "--scaler standard | --init makes features as the model was trained to, found another"
            + " preprocessing.numbers.scaler: ",
        "--fill mean | --init makes features as the model was trained to, found another",
        "--categorical year | --init makes features as the model was trained to, found another"
            + " kinds.year: \"category\", the model has \"number\". Leave out what changes it"
      })
  void whatDoesNotFitTheModelIsRefused(String options, String message) throws IOException {
    Invocation run =
        train(
            otherRows(BundledDataset.PENGUINS, 20),
            penguins,
            Stream.concat(Stream.of("--engine", "java"), Stream.of(options.split(" "))).toArray());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: " + message);
  }

  @Test
  void aModelThatIsNotThereAndLayersWithoutOneAreRefused() throws IOException {
    Path csv = otherRows(BundledDataset.PENGUINS, 20);
    Invocation none = train(csv, folder.resolve("none.concord"), "--engine", "java");
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).startsWith("error: there must be a model at ");

    Invocation layers = Invocation.of("train", "--engine", "java", "--freeze", 1);
    assertThat(layers.code()).isEqualTo(2);
    assertThat(layers.err())
        .startsWith(
            "error: --freeze has an effect with --init only. Leave it out, or add --init\n");
  }

  @ParameterizedTest
  @CsvSource({"--quiet, false", "--seed 7, true", "--test-size 0.3, true"})
  void rowsThatTheModelMayHaveLearntAreNamed(String options, boolean named) {
    Invocation run =
        train(
            Path.of("bundled:penguins"),
            penguins,
            Stream.concat(
                    Stream.of("--engine", "java", "--epochs", "1"), Stream.of(options.split(" ")))
                .toArray());

    assertThat(run.code()).as(run.err()).isZero();
    String said = "The model was trained on this very table, divided in another way";
    assertThat((run.out() + run.err()).contains(said)).isEqualTo(named);
  }

  @Test
  void aTrainingFromAModelGoesOnFromThatVeryModel() throws IOException {
    Path csv = otherRows(BundledDataset.PENGUINS, 20);
    Path model = folder.resolve("start.concord");
    BundleWriter.write(BundleReader.read(penguins), model);
    List<String> words =
        List.of(csv.toString(), "--init", model.toString(), "--freeze", "1", "--engine", "java");
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--epochs", "5", "--out", folder.resolve("out").toString()));
    Invocation whole = Invocation.of(Stream.concat(Stream.of("train"), all.stream()).toArray());
    all.addAll(List.of("--checkpoint-every", "1"));
    Path checkpoints = folder.resolve("checkpoint");
    InterruptedTraining.leave(checkpoints, BundleReader.read(model), csv, all, 3);

    BundleWriter.write(BundleReader.read(ensemble), folder.resolve("other.concord"));
    Invocation other =
        Invocation.of("train", "--resume", checkpoints, "--init", folder.resolve("other.concord"));
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err())
        .startsWith("error: a training must go on from the model it started from, found the model");

    Invocation resumed = Invocation.of("train", "--resume", checkpoints);
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("goes on after epoch 3 of 5");
    assertThat(lastLines(resumed)).isEqualTo(lastLines(whole));
  }

  private static List<String> lastLines(Invocation of) {
    List<String> lines = of.out().lines().toList();
    return lines.subList(lines.size() - 2, lines.size());
  }

  @Test
  void whatMeantMissingToTheModelDoesInTheNewRows() throws IOException {
    StringBuilder rows = new StringBuilder("age,site,ill\n-9,Oslo,yes\n");
    for (int i = 0; i < 40; i++) {
      rows.append(20 + i).append(i % 3 == 0 ? ",Oslo," : ",Bern,");
      rows.append(i > 20 ? "yes\n" : "no\n");
    }
    Path table = Files.writeString(folder.resolve("t.csv"), rows);
    Path model = folder.resolve("model");
    Object[] first = {
      "train",
      table,
      "--target",
      "ill",
      "--engine",
      "java",
      "--fill",
      "median",
      "--missing",
      "age=-9",
      "--epochs",
      1,
      "--out",
      folder.resolve("one"),
      "--save",
      model
    };
    assertThat(Invocation.of(first).code()).isZero();

    Invocation tuned =
        Invocation.of(
            "train",
            table,
            "--engine",
            "java",
            "--init",
            model,
            "--epochs",
            1,
            "--out",
            folder.resolve("two"));

    assertThat(tuned.code()).as(tuned.err()).isZero();
    assertThat(RunRecord.read(folder.resolve("two/run.json")).format().get().missing().byColumn())
        .isEqualTo(Map.of("age", Set.of("-9")));
  }
}
