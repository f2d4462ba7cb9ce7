package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.concordml.bundle.BundleReader;
import org.concordml.run.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reproduce} makes a run again and says whether it agrees. */
class ReproduceCommandTest {

  @TempDir private Path folder;

  private Invocation run(String words, Object... more) {
    List<Object> all = new ArrayList<>(Arrays.asList(words.split(" ")));
    all.addAll(List.of(more));
    return Invocation.of(all.toArray());
  }

  private Path out() {
    return folder.resolve("out");
  }

  private void trained(String words, Object... more) {
    List<Object> all = new ArrayList<>(List.of(more));
    all.addAll(List.of("--quiet", "--out", out()));
    Invocation train = run(words, all.toArray());
    assertThat(train.code()).as(train.err()).isZero();
  }

  @Test
  void aComparisonIsTheSameToTheLastBitOnEveryEngine() {
    trained("compare --epochs 3");

    Invocation again = run("reproduce", out());

    assertThat(again.code()).as(again.err() + again.out()).isZero();
    assertThat(again.out())
        .contains(
            "Run  " + out() + ": compare of bundled:wdbc on java, mxnet, pytorch, ",
            "Table: the same\nRecipe: the same\nProgram: the same\n",
            "Reproduced: every number is the same to the last bit.");
  }

  /** A table of somebody's own: how it is written and what is done to it must all come back. */
  private Path gaps() throws IOException {
    StringBuilder csv = new StringBuilder("id;age;sex;stage;y\n;years;;;\n");
    for (int i = 0; i < 90; i++) {
      csv.append(
              String.format(
                  Locale.ROOT, "p%d;%d,5;%s;", i, 20 + i * 7 % 50, i % 3 == 0 ? "f" : "m"))
          .append(i % 11 == 0 ? "?" : String.valueOf(i % 4))
          .append(i % 5 < 2 ? ";sick\n" : ";well\n");
    }
    return Files.writeString(folder.resolve("my table.csv"), csv);
  }

  @Test
  void aTableWithGapsTextAndASeparatorOfItsOwnIsReadAsThen() throws IOException {
    trained(
        "train --target y --positive sick --id id --categorical sex,stage --fill median --missing ?"
            + " --skip-rows 2 --engine java --ensemble 2 --epochs 6 --early-stopping valLoss"
            + " --patience 1 --stratify --seed 7 --class-weight balanced",
        gaps());

    Invocation again = run("reproduce", out());

    assertThat(again.code()).as(again.err() + again.out()).isZero();
    assertThat(again.out())
        .contains("Table: the same\nRecipe: the same\n", "every number is the same");
  }

  @Test
  void aSavedModelIsARunThatCanBeMadeAgainFromTheModelItStartedFrom() {
    Path first = folder.resolve("first.concord");
    Path second = folder.resolve("second.zip");
    trained("train bundled:wdbc --engine java --epochs 2", "--save", first);
    trained(
        "train bundled:wdbc --engine java --epochs 2 --seed 5", "--init", first, "--save", second);

    Invocation again = run("reproduce", second);

    assertThat(again.code()).as(again.err() + again.out()).isZero();
    assertThat(again.out()).contains("every number is the same to the last bit");
    assertThat(BundleReader.read(second).run().start()).isPresent();
    Invocation other = run("reproduce", second, "--init", second);
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err())
        .contains("a run must be made again from the model that it started from, found the model");
  }

  @Test
  void aTableThatCameThroughAPipeIsAskedFor() throws IOException {
    Path table =
        Files.writeString(folder.resolve("t.csv"), "x,y\n" + "1,0\n2,0\n8,1\n9,1\n".repeat(10));
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(Files.readAllBytes(table)));
      trained("train - --target y --engine java --epochs 1");
    } finally {
      System.setIn(before);
    }

    Invocation unsaid = run("reproduce", out());

    assertThat(unsaid.code()).isEqualTo(3);
    assertThat(unsaid.err())
        .isEqualTo(
            "error: the table of the run was read from standard input. Say where it is with --data;"
                + " - is standard input.\n");
    assertThat(run("reproduce", out(), "--data", table).code()).isZero();
  }

  @Test
  void onAnotherEngineItAgreesWithinTheTolerance() {
    trained("train --engine java --epochs 2");

    Invocation again = run("reproduce", out(), "--engines", "pytorch", "--json");

    assertThat(again.code()).as(again.err()).isZero();
    JsonObject json = JsonParser.parseString(again.out()).getAsJsonObject();
    assertThat(json.get("agrees").getAsBoolean()).isTrue();
    assertThat(json.get("identical").getAsBoolean()).isFalse();
    JsonObject result = json.getAsJsonArray("results").get(0).getAsJsonObject();
    assertThat(result.getAsJsonObject("first").get("engine").getAsString()).isEqualTo("java");
    assertThat(result.getAsJsonObject("second").get("engine").getAsString()).isEqualTo("pytorch");
    assertThat(result.get("largestDifference").getAsDouble()).isBetween(1e-16, 1e-5);
    assertThat(run("reproduce", out(), "--engines", "pytorch", "--tolerance", "1e-15").code())
        .isEqualTo(6);
  }

  @Test
  void aRunThatComesToSomethingElseIsFoundOut() throws IOException {
    trained("train --engine java --epochs 2");
    Path file = out().resolve("run.json");
    JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    JsonObject result = json.getAsJsonArray("results").get(0).getAsJsonObject();
    result.addProperty("loss", result.get("loss").getAsDouble() + 0.25);
    Files.writeString(file, json.toString());

    Invocation again = run("reproduce", file);

    assertThat(again.code()).isEqualTo(6);
    assertThat(again.out())
        .contains("the test loss", "differs", "Not reproduced: beyond the tolerance of 1.0e-04.");
  }

  @Test
  void anotherTableIsRefusedAndTheRightOneFoundElsewhere() throws IOException {
    Path table = gaps();
    Path copy = Files.copy(table, folder.resolve("copy.csv"));
    trained(
        "train --target y --positive sick --drop id,stage --skip-rows 2 --engine java --epochs 2",
        table);
    Files.writeString(table, Files.readString(table).replace("sick", "well"));

    Invocation changed = run("reproduce", out());
    assertThat(changed.code()).isEqualTo(3);
    assertThat(changed.err())
        .contains(
            "a run must be made again on the table that it was made on, found SHA-256",
            RunRecord.read(out().resolve("run.json")).data().sha256());
    Files.delete(table);
    Invocation gone = run("reproduce", out());
    assertThat(gone.code()).isEqualTo(3);
    assertThat(gone.err()).contains("the table of the run was " + table + ", found no such file");

    assertThat(run("reproduce", out(), "--data", copy).code()).isZero();
  }

  @Test
  void whereThereIsNoRunTheUserIsToldWhatIsOne() throws IOException {
    Invocation nothing = run("reproduce", folder.resolve("none"));
    assertThat(nothing.code()).isEqualTo(3);
    assertThat(nothing.err())
        .isEqualTo(
            "error: there must be a run at "
                + folder.resolve("none")
                + ", found nothing there. Give the folder of a report, a saved model, or a file"
                + " run.json.\n");
    Invocation empty = run("reproduce", Files.createDirectory(folder.resolve("empty")));
    assertThat(empty.code()).isEqualTo(3);
    assertThat(empty.err()).contains("must have a file run.json, found none in");
    assertThat(run("reproduce").code()).isEqualTo(2);
    trained("train --engine java --epochs 1");
    assertThat(run("reproduce", out(), "--engines", "jva").err()).contains("jva");
    assertThat(run("reproduce", out(), "--tolerance", "0").code()).isEqualTo(2);
    assertThat(run("reproduce", out(), "--init", out()).err()).contains("Leave --init out");
  }

  @Test
  void anEngineThatIsNotHereIsLeftOutWithANote() throws IOException {
    trained("compare --engines java,pytorch --epochs 1");
    Path file = out().resolve("run.json");
    Files.writeString(file, Files.readString(file).replace("\"pytorch\"", "\"tensorflow\""));

    Invocation again = run("reproduce", out());

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("note: tensorflow is left out, it is not installed here");
  }
}
