package org.concordml.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.concordml.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noticed reaches whoever reads: the summary, stderr beside a document, the document. */
class NoticesTest {

  private static final String CONSTANT =
      "Column \"site\" is 1 in every training row, so nothing can be learned from it. Leave the"
          + " column out with --drop \"site\".";

  @TempDir Path folder;

  /** Sixty rows: a constant, a number that says nothing, and one positive row of five. */
  private Path table(IntFunction<Integer> target) throws IOException {
    StringBuilder text = new StringBuilder("site,x,d\n");
    for (int row = 0; row < 60; row++) {
      text.append("1,").append((row * 37) % 61 + 0.5).append(',').append(target.apply(row));
      text.append('\n');
    }
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private Invocation run(String command, Path csv, Object... options) {
    Object[] args = new Object[options.length + 10];
    Object[] fixed = {
      command, csv, "--target", "d", "--positive", "1", "--epochs", "40", "--out",
    };
    System.arraycopy(fixed, 0, args, 0, fixed.length);
    args[9] = folder.resolve("out");
    System.arraycopy(options, 0, args, 10, options.length);
    return Invocation.of(args);
  }

  @Test
  void inTheSummaryAndAfterTheResults() throws IOException {
    Invocation run = run("train", table(row -> row % 5 == 0 ? 1 : 0), "--engine", "java");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsSubsequence("\nData ", "\nNote     " + CONSTANT + "\nSplit ", "| java ", "Wrote\n")
        .containsPattern(
            "\\+\nThe network .*\\.\nNote     The model of java predicts \"0\" for every one of the ");
    assertThat(run.out().lines().filter(line -> line.startsWith("Note "))).hasSize(2);
  }

  @Test
  void besideADocumentAndInIt() throws IOException {
    Invocation run = run("train", table(row -> row % 5 == 0 ? 1 : 0), "--engine", "java", "--json");

    JsonArray notices =
        JsonParser.parseString(run.out())
            .getAsJsonObject()
            .getAsJsonObject("data")
            .getAsJsonArray("notices");
    assertThat(notices).hasSize(2);
    assertThat(notices.get(0).getAsString()).isEqualTo(CONSTANT);
    assertThat(notices.get(1).getAsString())
        .startsWith("The model of java predicts \"0\" for every one of the 12 test rows, though ")
        .endsWith(
            "the threshold is 0.5. Train longer with --epochs, weigh the rarer class more with"
                + " --class-weight, or set another threshold with --threshold.");
    assertThat(run.err())
        .isEqualTo(
            "note: "
                + notices.get(0).getAsString()
                + "\nnote: "
                + notices.get(1).getAsString()
                + "\n");
  }

  @Test
  void ofEachEngineOnce() throws IOException {
    Invocation run =
        run("compare", table(row -> row % 5 == 0 ? 1 : 0), "--engines", "java,pytorch");

    assertThat(run.out().lines().filter(line -> line.startsWith("Note     The model of ")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("Note     The model of java predicts \"0\""),
            line -> assertThat(line).startsWith("Note     The model of pytorch predicts \"0\""));
  }

  /** Learned 48 rows of one class without a word; with balanced weights it was a defect. */
  @Test
  void aTrainingPartOfOneClassIsBadData() throws IOException {
    Path csv = table(row -> row == 0 || row == 5 ? 1 : 0);

    Invocation run =
        run("train", csv, "--engine", "java", "--class-weight", "balanced", "--test-size", "0.9");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            "error: the rows to train on must be of both classes, found 0 positive and 6 negative;"
                + " those held back are 2 positive and 52 negative. Keep the classes' shares in"
                + " both parts with --stratify.\n");
  }

  @Test
  void theBundledDataDrawsNone() {
    Invocation run =
        Invocation.of(
            "train", "--engine", "java", "--keep-id", "--out", folder.resolve("out"), "--json");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
  }
}
