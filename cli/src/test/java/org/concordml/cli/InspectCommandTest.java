package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

  private static final String VISITS =
      """
      patient_id,age,stage,seen,marker,ward,relapse
      1,61,II,31.01.2024,1.5,A,yes
      2,47,I,01.02.2024,-0.5,A,no
      3,,I,15.01.2024,-1,A,no
      4,50,,20.01.2024,-2.25,A,no
      5,38,III,,2,A,yes
      6,72,I,02.02.2024,3.125,A,yes
      7,55,II,03.02.2024,-3,A,no
      8,64,II,04.02.2024,4,A,yes
      9,41,I,05.02.2024,-4,A,no
      10,58,III,06.02.2024,5,A,yes
      11,49,I,07.02.2024,-5,A,no
      12,66,II,08.02.2024,6,A,yes
      13,53,I,09.02.2024,-6,A,no
      14,45,I,10.02.2024,-7,A,no
      """;

  @TempDir private Path folder;

  private Path csv;

  @BeforeEach
  void write() throws IOException {
    csv = folder.resolve("visits.csv");
    Files.writeString(csv, VISITS);
  }

  private Invocation inspect(Object... more) {
    Object[] words = new Object[more.length + 4];
    words[0] = "inspect";
    words[1] = csv;
    words[2] = "--out";
    words[3] = folder.resolve("out");
    System.arraycopy(more, 0, words, 4, more.length);
    return Invocation.of(words);
  }

  @Test
  void printsWhatWasApproved() {
    Invocation run = inspect("--target", "relapse");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    GoldenOutput.assertText("inspect.txt", run.out().replace(folder.toString(), "OUT"));
  }

  @Test
  void printsColumnsWithATwoValuedOutcomeIfNoTargetIsNamed() {
    Invocation run = inspect();

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "Target   none named. Columns of "
                + csv
                + " with two values: \"relapse\" (\"yes\", \"no\").")
        .doesNotContain("Pearson");
  }

  @Test
  void theDocumentHasAllOfIt() {
    Invocation run = inspect("--target", "relapse", "--json");

    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.keySet())
        .containsExactly(
            "schemaVersion",
            "command",
            "provenance",
            "data",
            "config",
            "target",
            "targetCandidates",
            "columns",
            "notices");
    assertThat(document.getAsJsonObject("data").get("missing").getAsInt()).isEqualTo(3);
    assertThat(document.getAsJsonObject("target").get("countedAsOne").getAsString())
        .isEqualTo("yes");
    JsonArray columns = document.getAsJsonArray("columns");
    JsonObject age = columns.get(1).getAsJsonObject();
    assertThat(age.keySet())
        .containsExactly("name", "kind", "missing", "distinct", "numbers", "withTarget");
    assertThat(age.getAsJsonObject("numbers").keySet())
        .containsExactly("min", "quartile1", "median", "quartile3", "max", "mean", "sd");
    assertThat(age.getAsJsonObject("withTarget").keySet())
        .containsExactly("pearson", "spearman", "rows");
    JsonObject stage = columns.get(2).getAsJsonObject();
    assertThat(stage.get("kind").getAsString()).isEqualTo("category");
    JsonObject first = stage.getAsJsonArray("levels").get(0).getAsJsonObject();
    assertThat(first.get("value").getAsString()).isEqualTo("I");
    assertThat(first.get("rows").getAsInt()).isEqualTo(7);
    assertThat(first.get("share").getAsDouble()).isEqualTo(7 / 13.0);
    JsonObject seen = columns.get(3).getAsJsonObject();
    assertThat(seen.getAsJsonObject("days").get("first").getAsString()).isEqualTo("2024-01-15");
    assertThat(document.getAsJsonArray("notices"))
        .extracting(JsonElement::getAsString)
        .first()
        .asString()
        .endsWith("Leave it out with --drop \"patient_id\".");
  }

  @Test
  void theFolderHasTheDocumentAndThePicture() throws IOException {
    Invocation run = inspect("--json");

    Path out = folder.resolve("out");
    assertThat(out.resolve("inspection.json")).hasContent(run.out());
    assertThat(Files.readAllBytes(out.resolve("distributions.png")))
        .startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void howTheFileIsWrittenCanBeSaid() throws IOException {
    Files.writeString(csv, "1;x\n?;y\n3;z\n");

    Invocation run = inspect("--no-header", "--separator=;", "--missing=?", "--target=1", "--json");

    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    JsonObject first = document.getAsJsonArray("columns").get(0).getAsJsonObject();
    assertThat(first.get("name").getAsString()).isEqualTo("c1");
    assertThat(first.get("missing").getAsInt()).isEqualTo(1);
    assertThat(document.getAsJsonObject("target").get("name").getAsString()).isEqualTo("c1");
  }

  @Test
  void withoutAFileItIsTheBundledData() {
    Invocation run = Invocation.of("inspect", "--out", folder.resolve("out"));

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Target   diagnosis: B 357 (62.7 %), M 212 (37.3 %)")
        .contains("Column \"id\" looks like an identifier");
  }

  @Test
  void aTargetThatIsNotThereExitsWithThree() {
    Invocation run = inspect("--target", "Relapse");

    assertThat(run.code()).isEqualTo(ExitCode.DATA);
    assertThat(run.err())
        .startsWith(
            "error: "
                + csv
                + ": the target must be a column of the table, found \"Relapse\". Did you mean"
                + " \"relapse\"?");
    assertThat(folder.resolve("out").resolve("inspection.json")).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereExitsWithThree() {
    Invocation run = Invocation.of("inspect", folder.resolve("no.csv"), "--out", folder);

    assertThat(run.code()).isEqualTo(ExitCode.DATA);
    assertThat(run.err()).contains("no.csv: there is no such file.");
  }

  @Test
  void aUrlIsNoFile() {
    Invocation run = Invocation.of("inspect", "https://example.org/a.csv", "--out", folder);

    assertThat(run.code()).isEqualTo(ExitCode.DATA);
    assertThat(run.err())
        .isEqualTo(
            "error: https://example.org/a.csv: must be a file, found a URL. Download it first.\n");
  }

  @Test
  void quietLeavesOutTheSummaryAndKeepsTheNotes() {
    assertThat(inspect("--quiet").out())
        .doesNotContain("Data     ")
        .contains("| age ")
        .contains("Note     Column \"patient_id\"");
  }

  /** Tablesaw takes longer to load than a small training: only an inspection pays for it. */
  @Test
  void noOtherCommandLoadsTablesaw() throws IOException, InterruptedException {
    assertThat(loaded("compare", "--engines", "java", "--epochs", "1")).isFalse();
    assertThat(loaded("--help")).isFalse();
    assertThat(loaded("inspect")).isTrue();
  }

  private boolean loaded(String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    words.addAll(List.of(command));
    if (!command[0].startsWith("--")) {
      words.addAll(List.of("--out", folder.resolve("other").toString()));
    }
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    String classes = Files.readString(log);
    assertThat(classes).contains("org.concordml.cli.Main");
    return classes.contains("tech.tablesaw");
  }

  private static JsonObject column(JsonObject document, String name) {
    return document.getAsJsonArray("columns").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(column -> column.get("name").getAsString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** As a training takes them: a code is a category, an id and a group are no features. */
  @Test
  void kindsAndRolesThatAreSaidStandOverTheInferredOnes() throws IOException {
    Files.writeString(csv, VISITS.replace(",A,", ",007,"));
    Invocation run =
        inspect(
            "--target",
            "relapse",
            "--id",
            "patient_id",
            "--categorical",
            "ward",
            "--ordinal",
            "stage=I<II<III",
            "--weight",
            "age",
            "--drop",
            "seen",
            "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.getAsJsonObject("config"))
        .hasToString(
            "{\"target\":\"relapse\",\"drop\":[\"seen\"],\"ids\":[\"patient_id\"],\"weight\":\"age\"}");
    assertThat(column(document, "ward").get("kind").getAsString()).isEqualTo("category");
    assertThat(column(document, "ward").getAsJsonArray("levels").get(0).getAsJsonObject())
        .hasToString("{\"value\":\"007\",\"rows\":14,\"share\":1.0}");
    assertThat(column(document, "stage").get("kind").toString()).contains("ordinal");
    assertThat(column(document, "age").has("withTarget")).isFalse();
    assertThat(column(document, "marker").has("withTarget")).isTrue();
    assertThat(document.getAsJsonArray("columns")).hasSize(6);
    assertThat(document.getAsJsonArray("notices").toString()).doesNotContain("patient_id");
  }

  @Test
  void aTargetOfFewNumbersIsANumberIfThatIsSaid() {
    Invocation run = inspect("--target", "age", "--task", "regression", "--json");

    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.getAsJsonObject("target").getAsJsonArray("classes")).isEmpty();
    assertThat(column(document, "marker").getAsJsonObject("withTarget").keySet())
        .contains("pearson");
  }

  @Test
  void whatIsSaidOfColumnsMustBeTrue() {
    assertThat(inspect("--group", "patient").code()).isEqualTo(3);
    assertThat(inspect("--group", "patient").err())
        .contains("a group must be a column of the table, found \"patient\"");
    assertThat(inspect("--ordinal", "stage=I<II").code()).isEqualTo(3);
    assertThat(inspect("--ordinal", "stage=I<II").err()).contains("found \"III\"");
    assertThat(inspect("--ordinal", "stage").code()).isEqualTo(2);
  }
}
