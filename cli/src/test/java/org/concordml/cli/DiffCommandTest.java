package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code diff} tells what two runs differ in. */
class DiffCommandTest {

  @TempDir private Path folder;

  private Path trained(String name, String words) {
    Path out = folder.resolve(name);
    List<Object> all = new ArrayList<>(Arrays.asList(words.split(" ")));
    all.addAll(List.of("--quiet", "--out", out));
    Invocation train = Invocation.of(all.toArray());
    assertThat(train.code()).as(train.err()).isZero();
    return out;
  }

  @Test
  void twoRunsOfOneJobDifferInNothing() {
    Path one = trained("one", "train --engine java --epochs 2");
    Path two = trained("two", "train --engine java --epochs 2");

    Invocation diff = Invocation.of("diff", one, two, "--exit-code");

    assertThat(diff.code()).isZero();
    assertThat(diff.out())
        .contains("A  " + one + ": train of bundled:wdbc on java, ", "B  " + two)
        .contains("Table: the same\nRecipe: the same\nProgram: the same\n")
        .contains("the same to the last bit");
  }

  @Test
  void recipeSeedAndNumbersAreToldEach() {
    Path one = trained("one", "train --engine java --epochs 2");
    Path two = trained("two", "train --engine java --epochs 3 --seed 7");

    Invocation diff = Invocation.of("diff", one, two);

    assertThat(diff.code()).isZero();
    assertThat(diff.out())
        .contains("Recipe: 2 differences")
        .containsPattern("fit.epochs +\\| 2 +\\| 3")
        .containsPattern("fit.seed +\\| 42 +\\| 7")
        .contains("java: epochs [2] and [3]", "differs");
    assertThat(Invocation.of("diff", one, two, "--exit-code").code()).isEqualTo(6);
  }

  @Test
  void tableAndEnginesAreToldAsJson() {
    Path one = trained("one", "train --engine java --epochs 1");
    Path two = trained("two", "train bundled:penguins --fill median --engine pytorch --epochs 1");

    Invocation diff = Invocation.of("diff", one, two, "--json");

    assertThat(diff.code()).isZero();
    JsonObject json = JsonParser.parseString(diff.out()).getAsJsonObject();
    assertThat(json.get("sameJob").getAsBoolean()).isFalse();
    assertThat(json.get("agrees").getAsBoolean()).isFalse();
    assertThat(json.getAsJsonArray("data"))
        .extracting(difference -> difference.getAsJsonObject().get("path").getAsString())
        .contains("source", "sha256", "rows");
    assertThat(json.getAsJsonArray("program").toString())
        .contains("[\\\"java\\\"]", "[\\\"pytorch\\\"]");
  }

  @Test
  void metricsOfAnotherKindOfOutcomeAreNamedAlone() {
    Path one = trained("one", "train --engine java --epochs 1");
    Path two = trained("two", "train bundled:nhefs --fill median --engine java --epochs 1");

    Invocation diff = Invocation.of("diff", one, two);

    assertThat(diff.out())
        .contains("java: only A has accuracy, balancedAccuracy, ", "only B has mae, mse, ")
        .doesNotContain("NaN");
  }

  @Test
  void aFileThatIsNoRunIsToldInPlainWords() throws IOException {
    Path file = Files.writeString(folder.resolve("run.json"), "root:x");

    Invocation diff = Invocation.of("diff", file, file);

    assertThat(diff.code()).isEqualTo(3);
    assertThat(diff.err())
        .isEqualTo(
            "error: "
                + file
                + ": must be the record of a run, as Concord writes it; it must be JSON, found other"
                + " text at line 1, column 6.\n");
  }

  @Test
  void aRunThatIsNotThereIsBadData() {
    Path one = trained("one", "train --engine java --epochs 1");

    assertThat(Invocation.of("diff", one, folder.resolve("none")).code()).isEqualTo(3);
    assertThat(Invocation.of("diff", one).code()).isEqualTo(2);
    assertThat(Invocation.of("diff", one, one, "--tolerance", "-1").err())
        .contains("tolerance must be finite and above 0");
  }
}
