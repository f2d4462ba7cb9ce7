package org.concordml.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concordml.cli.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --target} and {@code --positive}: which column, and which of its values. */
class TargetOptionsTest {

  @TempDir Path folder;
  private Path csv;

  /** Sixty patients: stage 0 to 3, and a word with a comma for each. */
  @BeforeEach
  void writeATable() throws IOException {
    String[] words = {"none", "mild, early", "mild, late", "severe"};
    StringBuilder text = new StringBuilder("age,dose,sex,stage,finding\n");
    for (int i = 0; i < 60; i++) {
      int stage = (i * 7 + i / 5) % 4;
      text.append(20.5 + i).append(',').append(i % 13 + 0.5).append(',').append(i % 2);
      text.append(',').append(stage).append(",\"").append(words[stage]).append("\"\n");
    }
    csv = Files.writeString(folder.resolve("patients.csv"), text);
  }

  private Invocation train(String... options) {
    Object[] args = new Object[options.length + 8];
    Object[] fixed = {
      "train", csv, "--engine", "java", "--epochs", "1", "--out", folder.resolve("out")
    };
    System.arraycopy(fixed, 0, args, 0, fixed.length);
    System.arraycopy(options, 0, args, fixed.length, options.length);
    return Invocation.of(args);
  }

  @Test
  void aMissingTargetListsTheColumnsThatCouldBeOne() {
    Invocation run = train();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "error: --target must name the column to predict, found none. Columns of "
                + csv
                + " with two values: \"sex\" (\"0\", \"1\"). Try: --target \"sex\"\n");
  }

  @Test
  void aTargetOfSeveralCodesIsToldWhichOptionMakesTwoClasses() {
    Invocation run = train("--target", "stage", "--drop", "finding");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            "error: "
                + csv
                + ": it must be known what the target \"stage\" is, found 4 different whole numbers:"
                + " \"0\" (24), \"1\" (12), \"2\" (12), \"3\" (12). They may be classes, or a number"
                + " to predict. Take them for classes with --task multiclass, predict the number"
                + " with --task regression, or name the values that are positive against all"
                + " others with --positive 1,2,3.\n");
  }

  @Test
  void severalValuesArePositiveAgainstTheRest() {
    Invocation run = train("--target", "stage", "--drop", "finding", "--positive", "1,2,3");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("60 rows, 3 features; 36 \"1, 2, 3\" (positive), 24 0\n")
        .doesNotContain("is told from");
  }

  @Test
  void theReportNamesBothClasses() {
    Invocation run = train("--target", "stage", "--drop", "finding", "--positive", "2,3", "--json");

    JsonObject data = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("data");
    assertThat(data.get("positive").getAsString()).isEqualTo("2, 3");
    assertThat(data.getAsJsonArray("notices").toString())
        .contains(
            "The class \\\"2, 3\\\" of the target \\\"stage\\\" is told from all other values:"
                + " \\\"0\\\" (24), \\\"1\\\" (12).");
    assertThat(folder.resolve("out").resolve("predictions.csv"))
        .content()
        .contains(",\"2, 3\",")
        .contains(",others,");
  }

  @Test
  void aValueWithACommaGoesInDoubleQuotes() {
    Invocation run =
        train(
            "--target",
            "finding",
            "--drop",
            "stage",
            "--positive",
            "\"mild, early\",\"mild, late\",severe");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("36 \"mild, early, mild, late, severe\" (positive), 24 none\n");
  }

  @Test
  void aValueThatTheTargetDoesNotHaveIsAnsweredWithTheNearest() {
    Invocation run = train("--target", "finding", "--drop", "stage", "--positive", "severe,nome");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            "error: "
                + csv
                + ": the positive class must be made of values of the target \"finding\", found \"nome\"."
                + " Did you mean \"none\"? Values: \"none\" (24), \"severe\" (12), \"mild,"
                + " late\" (12), \"mild, early\" (12).\n");
  }
}
