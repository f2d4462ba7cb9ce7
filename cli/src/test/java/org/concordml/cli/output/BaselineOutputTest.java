package org.concordml.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.concordml.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The linear model beside the network: in the table, in a sentence and in the document. */
class BaselineOutputTest {

  @TempDir Path folder;

  private Path table(IntFunction<Object> outcome) throws IOException {
    StringBuilder text = new StringBuilder("age,dose,y\n");
    for (int i = 0; i < 90; i++) {
      text.append(20.5 + i).append(',').append(i * 7 % 13 + 0.5).append(',');
      text.append(outcome.apply(i)).append('\n');
    }
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private Invocation run(Object... args) {
    List<Object> words = new ArrayList<>(List.of(args));
    words.addAll(List.of("--epochs", 2, "--device", "cpu", "--out", folder.resolve("out")));
    return Invocation.of(words.toArray());
  }

  @Test
  void severalClasses() throws IOException {
    Path csv = table(i -> i < 30 ? "low" : i < 60 ? "middle" : "high");

    Invocation run = run("train", csv, "--target", "y", "--engine", "java");

    assertThat(run.out())
        .containsPattern("\\| multinomial logistic regression +\\| +\\| +\\| \\d")
        .containsPattern(
            "\\+\nThe network does not beat the multinomial logistic regression: one-vs-rest AUC"
                + " 0\\.\\d{4} against 0\\.\\d{4}\\.\n");
  }

  @Test
  void aNumber() throws IOException {
    Path csv = table(i -> 3 * i + 0.25);

    Invocation run = run("train", csv, "--target", "y", "--engine", "java", "--quiet");

    assertThat(run.out())
        .containsPattern("\\| linear regression +\\| +\\| +\\| 0.000000 ")
        .containsPattern(
            "\\+\nThe network does not beat the linear regression: R2 -?0\\.\\d{4} against"
                + " 1\\.0000\\.\n");
  }

  @Test
  void theDocumentComparesItWithTheReference() {
    Invocation run =
        run("compare", "--engines", "java,pytorch", "--reference", "pytorch", "--json");

    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    JsonObject baseline = document.getAsJsonObject("baseline");
    JsonObject compared = baseline.getAsJsonObject("comparison");
    assertThat(baseline.get("model").getAsString()).isEqualTo("logistic regression");
    assertThat(baseline.get("converged").getAsBoolean()).isTrue();
    assertThat(compared.get("engine").getAsString()).isEqualTo("pytorch");
    assertThat(compared.get("network"))
        .isEqualTo(
            document
                .getAsJsonArray("runs")
                .get(1)
                .getAsJsonObject()
                .getAsJsonObject("test")
                .get("rocAuc"));
    assertThat(compared.get("baseline")).isEqualTo(baseline.getAsJsonObject("test").get("rocAuc"));
    assertThat(compared.get("outcome").getAsString()).isEqualTo("doesNotBeat");
  }

  @Test
  void noBaselineLeavesItOut() {
    Invocation text = run("train", "--engine", "java", "--no-baseline");
    Invocation document = run("train", "--engine", "java", "--no-baseline", "--json");

    assertThat(text.code()).isZero();
    assertThat(text.out()).contains("| java ").doesNotContain("regression");
    assertThat(
            JsonParser.parseString(document.out()).getAsJsonObject().get("baseline").isJsonNull())
        .isTrue();
  }
}
