package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.BundleWriter;
import org.concordml.data.TableRoles;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.provenance.Provenance;
import org.concordml.training.FitConfig;
import org.concordml.training.runner.EngineRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scoring rows with a saved model, as a new user meets it. */
class PredictCommandTest {

  private static final TrainingBackend JAVA = EngineRegistry.load().findTraining("java");

  @TempDir private static Path models;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    Recipe visits =
        Recipe.standard(TableRoles.target("outcome").withPositive("ill").withIds(List.of("visit")))
            .withFill(true);
    save(Experiment.of(visits, CsvTableReader.read(CsvSource.of("t.csv", csv(200)))), "visits");
    save(BundledDataset.PENGUINS, "penguins");
    save(BundledDataset.NHEFS, "nhefs");
  }

  private static void save(BundledDataset dataset, String name) {
    Recipe recipe = dataset.recipe().withFill(true).withFit(FitConfig.standard().epochs(2).build());
    save(Experiment.of(recipe, dataset.table()), name);
  }

  private static void save(Experiment experiment, String name) {
    EngineRun run = experiment.run(JAVA);
    BundleWriter.write(
        Bundle.of(experiment, run, JAVA, Provenance.now(List.of("test"))), models.resolve(name));
  }

  private static byte[] csv(int rows) {
    String lines =
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    "00"
                        + i
                        + ","
                        + (20 + i * 13 % 50)
                        + ","
                        + (i % 2 == 0 ? "Oslo" : "Bern")
                        + ","
                        + (i * 13 % 50 > 25 ? "ill" : "well"))
            .collect(Collectors.joining("\n"));
    return ("visit,age,site,outcome\n" + lines + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Invocation predict(Object... more) {
    return Invocation.of(
        Stream.concat(Stream.of("predict", models.resolve("visits")), Stream.of(more)).toArray());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(Path::getFileName).sorted().toList();
    }
  }

  @Test
  void idsComeAlongAndRowsKeepTheirOrder() throws IOException {
    Path rows = file("new.csv", "site,visit,age\nOslo,007,61\nBern,NA,20\nOslo,\"a,b\",25.5\n");

    Invocation run = predict(rows);

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("visit,probability,label");
    assertThat(lines.get(1)).matches("007,0\\.\\d+,(ill|well)");
    assertThat(lines.get(2)).startsWith("NA,0.");
    assertThat(lines.get(3)).startsWith("\"a,b\",0.");
    assertThat(lines).hasSize(4);
  }

  @Test
  void aCommaTooManyInTheHeaderIsNoColumnToTellOf() throws IOException {
    Invocation run = predict(file("new.csv", "site,visit,age,\nOslo,1,61,\n"));

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void neitherTheTableNorTheModelIsOverwritten() throws IOException {
    Path rows = file("new.csv", "site,visit,age\nOslo,1,61\n");
    Path model = folder.resolve("model.zip");
    BundleWriter.write(BundleReader.read(models.resolve("visits")), model);
    byte[] before = Files.readAllBytes(model);

    Invocation table =
        predict(rows, "--out", folder.resolve("../" + folder.getFileName() + "/new.csv"));
    Invocation bundle = Invocation.of("predict", model, rows, "--out", model);

    assertThat(table.code()).isEqualTo(2);
    assertThat(table.err())
        .startsWith("error: --out must be another file than the table and the model, found ");
    assertThat(rows).hasContent("site,visit,age\nOslo,1,61\n");
    assertThat(bundle.code()).isEqualTo(2);
    assertThat(model).hasBinaryContent(before);
  }

  /** Else -9 would be a number now, and the prediction another, without a word. */
  @Test
  void whatMeantMissingInTrainingDoesWithoutBeingSaidAgain() throws IOException {
    Path table = Files.write(folder.resolve("t.csv"), csv(60));
    Files.writeString(table, "x,-9,?,ill\n", StandardOpenOption.APPEND);
    Path model = folder.resolve("model");
    Invocation trained =
        Invocation.of(
            "train",
            table,
            "--target",
            "outcome",
            "--id",
            "visit",
            "--positive",
            "ill",
            "--engine",
            "java",
            "--fill",
            "median",
            "--missing",
            "age=-9,?",
            "--epochs",
            2,
            "--quiet",
            "--out",
            folder.resolve("out"),
            "--save",
            model);
    assertThat(trained.code()).as(trained.err()).isZero();
    Path words = file("words.csv", "visit,age,site\n1,-9.0,?\n2,20,Oslo\n");
    Path gaps = file("gaps.csv", "visit,age,site\n1,,\n2,20,Oslo\n");

    Invocation run = Invocation.of("predict", model, words);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(Invocation.of("predict", model, gaps).out());
    assertThat(run.err()).contains("\"age\" of the 2 rows has no value in 1");
  }

  @Test
  void aMissingWordOfAColumnThatIsNotThereIsRefused() throws IOException {
    Path rows = file("new.csv", "site,visit,age\nOslo,1,61\n");

    Invocation run = predict(rows, "--missing", "agee=-9");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains("the column of a missing word must be a column of the table, found \"agee\"");
  }

  @Test
  void aMissingWordMayNameAColumnByItsNumber() throws IOException {
    Path table =
        file(
            "t.csv",
            Files.readString(Files.write(folder.resolve("h"), csv(60))).replaceFirst(".*\n", ""));
    Path model = folder.resolve("model");
    Invocation trained =
        Invocation.of(
            "train",
            table,
            "--no-header",
            "--target",
            4,
            "--positive",
            "ill",
            "--drop",
            1,
            "--engine",
            "java",
            "--fill",
            "median",
            "--epochs",
            2,
            "--quiet",
            "--out",
            folder.resolve("out"),
            "--save",
            model);
    assertThat(trained.code()).as(trained.err()).isZero();
    Path words = file("words.csv", "1,-9,Oslo\n2,20,Oslo\n");
    Path gaps = file("gaps.csv", "1,,Oslo\n2,20,Oslo\n");

    Invocation run = Invocation.of("predict", model, words, "--no-header", "--missing", "2=-9");

    assertThat(run.out())
        .isNotEmpty()
        .isEqualTo(Invocation.of("predict", model, gaps, "--no-header").out());
  }

  /** More than one batch of a pipe, and a target that is there. */
  @Test
  void aPipeIsScoredAsAFileIs() throws IOException {
    Path rows = Files.write(folder.resolve("new.csv"), csv(30_000));
    InputStream before = System.in;
    Invocation piped;
    try {
      System.setIn(new ByteArrayInputStream(csv(30_000)));
      piped = predict("-", "--threads", 3);
    } finally {
      System.setIn(before);
    }

    assertThat(piped.err()).isEmpty();
    assertThat(piped.out()).isEqualTo(predict(rows, "--threads", 1).out());
    assertThat(piped.out().lines()).hasSize(30_001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "pytorch", "mxnet"})
  void anyEngineScores(String engine) throws IOException {
    Path rows = Files.write(folder.resolve("new.csv"), csv(50));

    Invocation run = predict(rows, "--engine", engine);

    assertThat(run.code()).isZero();
    List<String> java = predict(rows).out().lines().toList();
    List<String> lines = run.out().lines().toList();
    for (int i = 1; i < java.size(); i++) {
      String[] expected = java.get(i).split(",");
      String[] found = lines.get(i).split(",");
      assertThat(found[0]).isEqualTo(expected[0]);
      assertThat(Double.parseDouble(found[1]))
          .isCloseTo(Double.parseDouble(expected[1]), within(1e-6));
    }
  }

  @Test
  void severalClassesHaveAProbabilityEachAndANumberIsOne() {
    Invocation penguins =
        Invocation.of("predict", models.resolve("penguins"), "bundled:penguins", "--quiet");
    Invocation nhefs = Invocation.of("predict", models.resolve("nhefs"), "bundled:nhefs");

    assertThat(penguins.code()).isZero();
    List<String> lines = penguins.out().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo("probability_Adelie,probability_Chinstrap,probability_Gentoo,label");
    String[] first = lines.get(1).split(",");
    assertThat(
            Double.parseDouble(first[0])
                + Double.parseDouble(first[1])
                + Double.parseDouble(first[2]))
        .isCloseTo(1, within(1e-9));
    assertThat(first[3]).isIn("Adelie", "Chinstrap", "Gentoo");
    assertThat(nhefs.code()).isZero();
    assertThat(nhefs.out().lines().limit(2).toList().get(0)).isEqualTo("prediction");
    assertThat(nhefs.out().lines().skip(1)).allMatch(line -> !line.isEmpty());
  }

  @Test
  void whatIsDoneToTheRowsIsToldOnceWithCounts() throws IOException {
    Path rows =
        file(
            "new.csv",
            "site,age,height,note\n" + "Oslo,61,1,a\nRome,,2,b\n".repeat(5000) + "Bern,20,3,c\n");

    Invocation run = predict(rows);

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .isEqualTo(
            """
            note: There is no column "visit" to keep.
            note: Ignored 2 columns "height", "note", which the model does not know.
            note: Column "age" of the 10001 rows has no value in 5000.
            note: Column "site" of the 10001 rows has values that no training row has in 5000: "Rome" (5000).
            """);
    assertThat(run.out().lines()).hasSize(10_002);
  }

  @Test
  void rowsWithGapsAreRefusedSkippedOrStayEmpty() throws IOException {
    Path rows = file("new.csv", "visit,site,age\n1,Oslo,61\n2,Bern,\n3,Rome,30\n");

    Invocation refused = predict(rows, "--on-missing", "error");
    assertThat(refused.code()).isEqualTo(ExitCode.DATA);
    assertThat(refused.err())
        .isEqualTo(
            "error: " + rows + ":3: column \"age\" must have a value in every row, found none.\n");

    Invocation skipped = predict(rows, "--on-missing", "skip", "--on-unknown", "empty");
    assertThat(skipped.out().lines().map(line -> line.split(",")[0]))
        .containsExactly("visit", "1", "3");
    assertThat(skipped.out()).endsWith("3,,\n");
    assertThat(skipped.err())
        .contains("note: Left out 1 of the 3 rows.\n")
        .contains("note: 1 of the 3 rows has no prediction.\n");
    assertThat(predict(rows, "--on-missing", "fill").err())
        .startsWith("error: --on-missing must be score, error, skip or empty, found 'fill'\n");
  }

  @Test
  void aFileIsThereWhenItIsComplete() throws IOException {
    Path rows = Files.write(folder.resolve("new.csv"), csv(50));
    Path out = folder.resolve("predictions.csv");

    Invocation run = predict(rows, "--out", out);

    assertThat(run.code()).isZero();
    assertThat(run.out()).matches("Wrote \\S+predictions.csv: 50 rows in \\d\\.\\d\\d s\n");
    assertThat(Files.readString(out)).isEqualTo(predict(rows).out());

    Path bad =
        Files.writeString(
            folder.resolve("bad.csv"), "site,age\n" + "Oslo,1\n".repeat(90_000) + "Oslo\n");
    Invocation failed = predict(bad, "--out", out);
    assertThat(failed.code()).isEqualTo(ExitCode.DATA);
    assertThat(failed.err()).contains("bad.csv:90002: every row must have 2 fields");
    assertThat(Files.readString(out)).isEqualTo(predict(rows).out()); // the older one, whole
    assertThat(files())
        .map(Path::toString)
        .containsExactly("bad.csv", "new.csv", "predictions.csv");
  }

  @Test
  void aDocumentTellsOfTheFile() throws IOException {
    Path rows = Files.write(folder.resolve("new.csv"), csv(50));
    Path out = folder.resolve("predictions.csv");

    JsonObject json =
        JsonParser.parseString(predict(rows, "--out", out, "--json").out()).getAsJsonObject();

    assertThat(json.get("command").getAsString()).isEqualTo("predict");
    assertThat(json.get("rowsWritten").getAsInt()).isEqualTo(50);
    assertThat(predict(rows, "--json").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatCannotBeReadOrWrittenIsSaidInWords() throws IOException {
    Path rows = Files.write(folder.resolve("new.csv"), csv(5));
    Path wrong = file("wrong.csv", "site,Age \nOslo,1\n");
    Path rubbish = Files.write(folder.resolve("rubbish.csv"), new byte[] {0, 1, 2, (byte) 0xff, 0});

    assertError(predict(folder.resolve("none.csv")), ExitCode.DATA, "there is no such file");
    assertError(predict(folder), ExitCode.DATA, "must be a CSV file, found a directory");
    assertError(predict(file("empty.csv", "")), ExitCode.DATA, "the file is empty");
    assertError(
        predict(file("header.csv", "site,age\n")),
        ExitCode.DATA,
        "there must be at least one row below the header");
    assertError(predict(rubbish), ExitCode.DATA, "rubbish.csv");
    assertError(
        predict(wrong),
        ExitCode.DATA,
        "wrong.csv: a feature of the model must be a column of the table, found \"age\". Did you mean"
            + " \"Age\"?");
    assertError(
        predict(file("words.csv", "site,age\nOslo,old\n")),
        ExitCode.DATA,
        "words.csv:2: column \"age\" must hold a finite number, found \"old\". Correct the value, or"
            + " if it means missing, say so with --missing \"age=old\".");
    assertError(predict(rows, "--out", folder), ExitCode.USAGE, "is a folder");
    assertError(
        predict(rows, "--out", folder.resolve("no/such/place.csv")), ExitCode.USAGE, "there is no");
    assertError(predict(rows, "--engine", "cuda"), ExitCode.USAGE, "cuda");
    assertError(predict(rows, "--id", "patient"), ExitCode.DATA, "a column to keep");
    assertError(
        Invocation.of("predict", folder.resolve("no-model"), rows), ExitCode.DATA, "no-model");
  }

  private static void assertError(Invocation run, int code, String message) {
    assertThat(run.err()).contains(message).containsPattern("(?m)^error: ");
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
  }
}
