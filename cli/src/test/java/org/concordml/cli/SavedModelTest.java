package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.GoldenCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --save} keeps a model, {@code show} tells what it is. */
class SavedModelTest {

  @TempDir private Path folder;

  private Invocation run(String words, Path... paths) {
    List<Object> all = new ArrayList<>(Arrays.asList(words.split(" ")));
    all.addAll(List.of(paths));
    return Invocation.of(all.toArray());
  }

  private Invocation train(String more, Path model) {
    return Invocation.of(
        words(
            "train --engine java --epochs 2 " + more,
            "--out",
            folder.resolve("out"),
            "--save",
            model));
  }

  private static Object[] words(String words, Object... more) {
    List<Object> all = new ArrayList<>(Arrays.asList(words.trim().split(" +")));
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Test
  void trainKeepsTheModelAndSaysWhere() {
    Path model = folder.resolve("model.concord");

    Invocation train = train("", model);

    assertThat(train.code()).as(train.err()).isZero();
    assertThat(train.out().lines()).contains("  " + model);
    Bundle bundle = BundleReader.read(model);
    assertThat(bundle.model().schema().target()).isEqualTo("diagnosis");
    assertThat(bundle.training().test().metrics()).containsKey("rocAuc");
    assertThat(bundle.training().test().intervals()).containsKey("rocAuc");
  }

  @Test
  void compareKeepsTheModelOfTheReferenceCheckedOnAll() {
    Path model = folder.resolve("model.zip");

    Invocation compare =
        Invocation.of(
            words(
                "compare --reference pytorch --epochs 2",
                "--out",
                folder.resolve("out"),
                "--save",
                model));

    assertThat(compare.code()).as(compare.err()).isZero();
    Bundle bundle = BundleReader.read(model);
    assertThat(bundle.training().engine().engine()).isEqualTo("pytorch");
    assertThat(bundle.checks())
        .extracting(GoldenCheck::engine)
        .containsExactly("java", "mxnet", "pytorch");
    assertThat(bundle.checks()).allMatch(check -> check.difference() < 1e-6);
  }

  @Test
  void showTellsWhatAModelIs() {
    Path model = folder.resolve("model.concord");
    train("bundled:penguins --fill median", model);

    Invocation show = run("show", model);

    assertThat(show.code()).as(show.err()).isZero();
    assertThat(show.out())
        .contains("Model     " + model)
        .contains("species: the probability of each of Adelie, Chinstrap, Gentoo")
        .contains("bundled:penguins")
        .contains("the same model on java (largest difference 0.0e+00)")
        .contains("balancedAccuracy")
        .contains("bill_length_mm");
  }

  @Test
  void showTellsNamesThatHaveCommasAndLineEndsOnOneLine() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("t.csv"),
            "x,grade\n" + "1,\"mild, early\"\n2,\"none\nknown\"\n3,severe\n".repeat(20));
    Path model = folder.resolve("model");
    Invocation train =
        Invocation.of(
            "train",
            table,
            "--target",
            "grade",
            "--engine",
            "java",
            "--epochs",
            1,
            "--out",
            folder.resolve("out"),
            "--save",
            model);
    assertThat(train.code()).as(train.err()).isZero();

    assertThat(run("show", model).out())
        .contains(
            "grade: the probability of each of \"mild, early\", \"none\\u000aknown\", severe\n");
  }

  @Test
  void showChecksAModelOnEngines() {
    Path model = folder.resolve("model.concord");
    train("", model);

    Invocation show = Invocation.of("show", model, "--engines", "java,pytorch,mxnet");

    assertThat(show.code()).as(show.err()).isZero();
    assertThat(show.out()).containsPattern("Found +the same model on java .*, pytorch .*,");
  }

  @Test
  void showGivesTheManifestAsJson() {
    Path model = folder.resolve("model.concord");
    train("", model);

    Invocation show = Invocation.of("show", model, "--json");

    assertThat(JsonParser.parseString(show.out()).getAsJsonObject().get("format").getAsString())
        .isEqualTo("concord-bundle");
  }

  @Test
  void aModelThatIsNotThereOrNoneIsBadData() throws IOException {
    Path none = folder.resolve("none.concord");
    assertThat(run("show", none).code()).isEqualTo(3);
    assertThat(run("show", none).err())
        .isEqualTo("error: there must be a model at " + none + ", found nothing there.\n");
    Path text = Files.writeString(folder.resolve("a.txt"), "a,b\n1,2\n");
    assertThat(run("show", text).err()).contains("found a file that is no zip archive");
    assertThat(run("show", folder).err()).contains("found no manifest.json there");
  }

  @Test
  void aPlaceThatCannotBeUsedIsKnownBeforeTheTraining() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("notes"), "mine");

    Invocation train = train("", mine);

    assertThat(train.code()).isEqualTo(2);
    assertThat(train.err()).contains("the model would replace " + mine);
    assertThat(train.out()).isEmpty();
    assertThat(train("", folder.resolve("no/model.concord")).code()).isEqualTo(2);
  }

  @Test
  void aModelMayGoIntoTheFolderOfTheReportButNotInItsPlace() {
    Path out = folder.resolve("run1");
    Object[] inside =
        words("train --engine java --epochs 1", "--out", out, "--save", out.resolve("m"));

    Invocation first = Invocation.of(inside);
    Invocation again = Invocation.of(inside);
    Invocation same = Invocation.of(words("train --engine java", "--out", out, "--save", out));

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(BundleReader.read(out.resolve("m")).run().command()).isEqualTo("train");
    assertThat(same.code()).isEqualTo(2);
    assertThat(same.err())
        .startsWith("error: --save must name another place than --out, found " + out + " as both");
    assertThat(out.resolve("comparison.json")).exists();
  }

  /** What was trained for hours is told even if the model cannot be saved in the end. */
  @Test
  void aModelThatCannotBeSavedAfterAllLeavesTheReport() throws IOException {
    for (String command : List.of("train --engine java", "compare --engines java")) {
      Path out = Files.createDirectory(folder.resolve(command.substring(0, 5)));
      Path taken = out.resolve("history.csv"); // by the report, when it is written

      Invocation run = Invocation.of(words(command + " --epochs 2", "--out", out, "--save", taken));

      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains("error: the model would replace " + taken);
      assertThat(run.out()).contains("ROC AUC", "Wrote", "  " + taken);
      assertThat(out.resolve("comparison.json")).exists();
    }
  }

  @Test
  void aModelThatWasChangedIsRefused() throws IOException {
    Path model = folder.resolve("model.concord");
    train("", model);
    Path weights = model.resolve("weights.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);

    Invocation show = run("show", model);

    assertThat(show.code()).isEqualTo(3);
    assertThat(show.err())
        .contains(weights + " must be as it was when the model was saved, found another content.");
  }
}
