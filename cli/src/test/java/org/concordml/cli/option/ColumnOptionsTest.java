package org.concordml.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concordml.cli.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What columns hold and are for, said on the command line. */
class ColumnOptionsTest {

  /** Looked at here, and not in {@link OptionTable}, whose table is of complete numbers. */
  static final List<String> OPTIONS =
      List.of(
          "--task",
          "--numeric",
          "--categorical",
          "--ordinal",
          "--date",
          "--id",
          "--group",
          "--weight",
          "--fill",
          "--min-frequency");

  @TempDir Path folder;
  private Path csv;

  /** Sixty visits of twenty patients; every seventh age and every ninth site are missing. */
  @BeforeEach
  void writeVisits() throws IOException {
    StringBuilder text =
        new StringBuilder("patient,age,site,stage,code,born,visit,w,outcome,dose\n");
    for (int i = 0; i < 60; i++) {
      text.append("p").append(i / 3).append(',');
      text.append(i % 7 == 6 ? "" : String.valueOf(30 + i * 13 % 40)).append(',');
      text.append(i % 9 == 8 ? "" : i % 20 == 0 ? "Rome" : i % 2 == 0 ? "Oslo" : "Bern");
      text.append(',').append(List.of("I", "II", "III").get(i % 3)).append(',').append(i % 4);
      text.append(",19").append(40 + i % 50).append("-01-31,2020-0").append(1 + i % 9);
      text.append("-15,").append(1 + i % 3 / 2.0).append(',').append(i % 3 == 0 ? "yes" : "no");
      text.append(',').append(0.5 + i % 23).append('\n');
    }
    csv = Files.writeString(folder.resolve("visits.csv"), text);
  }

  private Invocation train(Object... options) {
    List<Object> words = new ArrayList<>(List.of("train", csv, "--engine", "java", "--json"));
    words.addAll(List.of("--out", folder.resolve("out"), "--epochs", 2));
    words.addAll(List.of(options));
    return Invocation.of(words.toArray());
  }

  private JsonObject document(Object... options) {
    Invocation run = train(options);
    assertThat(run.code()).as(run.err()).isZero();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  private List<String> features(Object... options) {
    JsonArray names = document(options).getAsJsonObject("data").getAsJsonArray("features");
    return names.asList().stream().map(name -> name.getAsString()).toList();
  }

  private static final String REST = "patient,born,visit,w,dose";

  @Test
  void kindsAreInferredAndGapsAreLeftOut() {
    JsonObject document = document("--target", "outcome", "--drop", REST);

    JsonObject data = document.getAsJsonObject("data");
    assertThat(data.getAsJsonArray("features").toString())
        .isEqualTo(
            "[\"age\",\"code\",\"site_Bern\",\"site_Oslo\",\"site_Rome\",\"stage_I\",\"stage_II\","
                + "\"stage_III\"]");
    assertThat(data.get("rows").getAsInt()).isEqualTo(46);
    assertThat(data.getAsJsonArray("notices").toString())
        .contains("14 rows with a gap in a feature could be kept.")
        .contains("--fill median");
  }

  /** A fault of the first version: a column without any value cost every row. */
  @Test
  void aColumnWithoutAnyValueIsLeftOut() throws IOException {
    Files.writeString(
        csv, Files.readString(csv).replace("\n", ",\n").replaceFirst("dose,\n", "dose,nothing\n"));

    JsonObject data = document("--target", "outcome", "--drop", REST).getAsJsonObject("data");
    assertThat(data.get("rows").getAsInt()).isEqualTo(46);
    assertThat(data.get("droppedColumns").toString()).contains("\"nothing\"");
  }

  @Test
  void gapsAreFilledAndTold() {
    assertThat(features("--target", "outcome", "--drop", REST, "--fill", "median"))
        .startsWith("age", "code", "missingindicator_age", "site_Bern");
    assertThat(
            features(
                "--target", "outcome", "--drop", REST, "--fill", "mean,site:constant=elsewhere"))
        .contains("site_elsewhere", "missingindicator_age");
    JsonObject dropped =
        document("--target", "outcome", "--drop", REST, "--fill", "drop-row")
            .getAsJsonObject("data");
    assertThat(dropped.get("rows").getAsInt()).isEqualTo(46);
  }

  @Test
  void aKindThatIsSaidStandsOverTheInferredOne() {
    assertThat(
            features(
                "--target",
                "outcome",
                "--drop",
                REST,
                "--categorical",
                "code",
                "--ordinal",
                "stage=I<II<III"))
        .containsExactly(
            "age",
            "stage",
            "site_Bern",
            "site_Oslo",
            "site_Rome",
            "code_0",
            "code_1",
            "code_2",
            "code_3");
    assertThat(
            features(
                "--target",
                "outcome",
                "--drop",
                "patient,w,dose",
                "--date",
                "visit=since:born+year",
                "--date",
                "born=year"))
        .contains("visit_days_since_born", "visit_year", "born_year");
    assertThat(features("--target", "outcome", "--drop", REST, "--min-frequency", 5))
        .contains("site_infrequent_sklearn")
        .doesNotContain("site_Rome");
  }

  @Test
  void idsAreCarriedAndGroupsStayTogether() throws IOException {
    JsonObject document =
        document(
            "--target",
            "outcome",
            "--drop",
            "born,visit,w,dose",
            "--id",
            "patient",
            "--fill",
            "median");
    assertThat(document.getAsJsonObject("data").getAsJsonArray("features").toString())
        .doesNotContain("patient");
    assertThat(Files.readAllLines(folder.resolve("out/predictions.csv")).get(0))
        .isEqualTo("row,patient,label,java");

    JsonObject grouped =
        document(
            "--target",
            "outcome",
            "--drop",
            "born,visit,w,dose",
            "--group",
            "patient",
            "--fill",
            "median",
            "--early-stopping",
            "valLoss");
    List<Integer> test =
        grouped.getAsJsonObject("split").getAsJsonArray("testIndices").asList().stream()
            .map(row -> row.getAsInt())
            .toList();
    assertThat(test).hasSize(12).allMatch(row -> test.contains(row / 3 * 3 + (row + 1) % 3));
    assertThat(grouped.getAsJsonObject("split").get("monitorRows").getAsInt() % 3).isZero();
  }

  @Test
  void rowsWeighInTraining() {
    String drop = "patient,born,visit,dose";
    JsonObject weighted =
        document("--target", "outcome", "--drop", drop, "--weight", "w", "--fill", "median");
    JsonObject plain = document("--target", "outcome", "--drop", drop + ",w", "--fill", "median");

    assertThat(weighted.getAsJsonObject("data").get("features"))
        .isEqualTo(plain.getAsJsonObject("data").get("features"));
    assertThat(loss(weighted)).isNotEqualTo(loss(plain));
  }

  private static double loss(JsonObject document) {
    return document
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("history")
        .get(0)
        .getAsJsonObject()
        .get("loss")
        .getAsDouble();
  }

  @Test
  void severalClassesAndNumbersArePredicted() {
    JsonObject classes =
        document("--target", "stage", "--drop", REST + ",outcome", "--fill", "median");
    assertThat(classes.getAsJsonObject("data").get("classes"))
        .hasToString("[\"I\",\"II\",\"III\"]");
    assertThat(classes.getAsJsonArray("runs").get(0).getAsJsonObject().getAsJsonObject("test"))
        .extracting(test -> test.keySet().contains("f1Macro"))
        .isEqualTo(true);

    JsonObject number =
        document("--target", "dose", "--drop", "patient,born,visit,w", "--fill", "median");
    assertThat(number.getAsJsonObject("data").get("task").getAsString()).isEqualTo("regression");
    assertThat(
            document(
                    "--target",
                    "code",
                    "--drop",
                    REST + ",outcome",
                    "--fill",
                    "median",
                    "--task",
                    "multiclass")
                .getAsJsonObject("data")
                .get("classes"))
        .hasToString("[\"0\",\"1\",\"2\",\"3\"]");
  }

  private JsonObject run(Object... options) {
    return document(options).getAsJsonArray("runs").get(0).getAsJsonObject();
  }

  /** As scikit-learn's sample_weight: here 1, 1.5 or 2 a row. */
  @Test
  void testRowsCountByTheirWeightsToo() {
    JsonObject run =
        run("--target", "outcome", "--drop", "patient,born,visit,dose", "--weight", "w");
    JsonObject plain = run.getAsJsonObject("test");
    JsonObject weighted = run.getAsJsonObject("testWeighted");

    assertThat(weighted.keySet()).contains("accuracy", "rocAuc", "logLoss").doesNotContain("loss");
    assertThat(weighted.get("logLoss").getAsDouble())
        .isNotEqualTo(plain.get("logLoss").getAsDouble());
    assertThat(weighted.getAsJsonObject("intervals").keySet()).isEmpty();
    assertThat(run.getAsJsonArray("history").get(0).getAsJsonObject().keySet())
        .contains("accuracy", "weightedAccuracy");
    assertThat(run("--target", "outcome", "--drop", REST).keySet()).doesNotContain("testWeighted");
  }

  @Test
  void figuresOfClassesAndNumbersHaveIntervals() {
    JsonObject classes =
        run("--target", "stage", "--drop", REST + ",outcome", "--fill", "median")
            .getAsJsonObject("test");
    assertThat(classes.getAsJsonObject("intervals").keySet())
        .contains("accuracy", "f1Macro", "cohenKappa", "rocAucOvrMacro");
    assertThat(
            classes
                .getAsJsonArray("perClass")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("intervals")
                .keySet())
        .containsExactly("recall", "specificity", "precision", "rocAuc");
    JsonObject number =
        run("--target", "dose", "--drop", "patient,born,visit,w", "--fill", "median")
            .getAsJsonObject("test");
    JsonArray mae = number.getAsJsonObject("intervals").getAsJsonArray("mae");
    assertThat(number.get("mae").getAsDouble())
        .isBetween(mae.get(0).getAsDouble(), mae.get(1).getAsDouble());
  }

  @Test
  void intervalsAndWeightedFiguresArePrinted() {
    Invocation run =
        Invocation.of(
            "train",
            csv,
            "--engine",
            "java",
            "--epochs",
            2,
            "--out",
            folder.resolve("out"),
            "--target",
            "stage",
            "--drop",
            "patient,born,visit,dose,outcome",
            "--fill",
            "median",
            "--weight",
            "w");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("95 % interval .* test accuracy .* balanced .* F1 \\(macro\\)")
        .containsPattern("java .* 0\\.[0-9]{4} to [01]\\.[0-9]{4}")
        .containsPattern("weighted by w .* test accuracy");
    Invocation two =
        Invocation.of(
            "train",
            csv,
            "--engine",
            "java",
            "--epochs",
            2,
            "--out",
            folder.resolve("out"),
            "--target",
            "outcome",
            "--drop",
            REST);
    assertThat(two.out()).doesNotContain("95 % interval").doesNotContain("weighted by");
  }

  /** The third class is said to need the least; two classes are said by name, too. */
  @Test
  void aClassHasAThresholdOfItsOwn() {
    Object[] target = {"--target", "stage", "--drop", REST + ",outcome", "--fill", "median"};
    List<Object> options = new ArrayList<>(List.of(target));
    options.addAll(List.of("--threshold", "III=0.01", "--threshold", "I=0.5"));
    JsonObject document = document(options.toArray());

    assertThat(document.getAsJsonObject("config").get("classThresholds"))
        .hasToString("{\"I\":0.5,\"II\":0.49,\"III\":0.01}");
    assertThat(
            document
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("test")
                .getAsJsonArray("confusion"))
        .allSatisfy(
            row -> {
              assertThat(row.getAsJsonArray().get(0).getAsInt()).isZero();
              assertThat(row.getAsJsonArray().get(1).getAsInt()).isZero();
            });
    assertThat(document(target).getAsJsonObject("config").has("classThresholds")).isFalse();
    assertThat(
            document("--target", "outcome", "--drop", REST, "--threshold", "no=0.75")
                .getAsJsonObject("config")
                .get("threshold")
                .getAsDouble())
        .isEqualTo(0.25);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "2 | --ordinal must be COLUMN=LEVEL<LEVEL, found 'stage' | --ordinal stage",
        "2 | --fill must be median, mean, most-frequent, constant=V or drop-row, for all or as"
            + " COLUMN:WAY, found 'medain' | --fill medain",
        "2 | task must be one of binary, multiclass, regression, found 'classes3' | --task classes3",
        "3 | must be a column of the table, found \"sit\" | --categorical sit",
        "3 | Did you mean \"site\"? | --categorical sit",
        "3 | \"II\" | --ordinal stage=I<III",
        "3 | found no value in column \"age\" | --weight age",
        "3 | must be a column of numbers | --task regression",
        "2 | there must be a class weight for each of the 2 classes, found 3 | --class-weight 1,2,3",
        "2 | a threshold has an effect on two classes only | --target stage --threshold 0.4",
        "3 | found one of \"IV\" | --target stage --threshold IV=0.3",
        "3 | Name a class with --threshold \"I=0.4\". | --target stage --threshold IV=0.3",
        "2 | --threshold must be one P, or CLASS=P for classes, found '0.3' | --threshold 0.3,I=0.4",
        "2 | threshold of \"I\" must be above 0 | --target stage --threshold I=0",
        "2 | must be a finite decimal number such as 0.5 or 1e-3, found 'x' | --threshold I=x",
        "2 | thresholds of classes have an effect on classes only | --target dose --drop w"
            + " --threshold I=0.3",
        "2 | class weights have an effect on classes only | --target dose --drop w --class-weight"
            + " balanced",
        "2 | loss must be one of mse, mae, huber, log-cosh, pinball, found 'bce' | --target dose"
            + " --drop w --loss bce"
      })
  void whatIsWrongIsTold(int code, String message, String options) {
    List<Object> words = new ArrayList<>(List.of(options.split(" ")));
    if (!words.contains("--target")) {
      words.addAll(List.of("--target", "outcome", "--drop", REST));
    }
    Invocation run = train(words.toArray());

    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(message);
  }
}
