package org.concordml.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concordml.cli.Invocation;
import org.concordml.data.TableRoles;
import org.concordml.datasets.BundledDataset;
import org.concordml.experiment.Preset;
import org.concordml.experiment.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An option stands over a file, a file over a preset, a preset over what is usual. */
class PresetOptionTest {

  @TempDir Path folder;

  private static Recipe printed(Object... words) {
    Object[] all = new Object[words.length + 2];
    all[0] = "compare";
    all[1] = "--print-config";
    System.arraycopy(words, 0, all, 2, words.length);
    Invocation run = Invocation.of(all);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return Recipe.fromJson(run.out(), Recipe.standard(TableRoles.target("another")));
  }

  @Test
  void thePresetIsTheLibrarys() {
    assertThat(printed("--preset", "strong", "bundled:opt"))
        .isEqualTo(Preset.STRONG.over(BundledDataset.OPT.recipe()));
    assertThat(printed("--preset", "standard")).isEqualTo(printed());
  }

  @Test
  void aFileStandsOverItAndAnOptionOverTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("job.json"), "{\"fit\": {\"epochs\": 50, \"batchSize\": 8}}");

    Recipe recipe =
        printed(
            "--preset",
            "strong",
            "--config",
            file,
            "--epochs",
            3,
            "--seed",
            7,
            "--scaler",
            "robust");

    assertThat(recipe.fit().epochs()).isEqualTo(3);
    assertThat(recipe.fit().batchSize()).isEqualTo(8);
    assertThat(recipe.fit().seed()).isEqualTo(7);
    assertThat(recipe.fit().ensemble()).isEqualTo(8);
    assertThat(recipe.scaler().name()).isEqualTo("robust");
    assertThat(recipe.preprocessing().numbers().clipping()).isPresent();
    assertThat(recipe.fill()).isTrue();
  }

  @Test
  void whatItPrintsAsAFileIsTheSameJobWithoutIt() throws IOException {
    Recipe strong = printed("--preset", "strong");
    Path file = Files.writeString(folder.resolve("strong.json"), strong.toJson());

    assertThat(printed("--config", file)).isEqualTo(strong);
  }

  @Test
  void aNameThatIsNoneIsToldWithTheNearest() {
    Invocation run = Invocation.of("compare", "--preset", "storng");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "error: preset must be one of standard, strong, found 'storng'. Did you mean 'strong'?");
  }

  @Test
  void helpSaysWhatItDoes() {
    assertThat(Invocation.of("train", "--help").out().replaceAll("\\s+", " "))
        .contains("--preset=NAME")
        .contains("tails clipped, z-scores, AdamW with early stopping, eight networks averaged");
  }

  /** A table with text and gaps, of which every row is kept. */
  @Test
  void aStrongModelIsTrainedOnATableWithGaps() {
    Invocation run =
        Invocation.of(
            "train",
            "bundled:penguins",
            "--engine",
            "java",
            "--preset",
            "strong",
            "--ensemble",
            2,
            "--epochs",
            30,
            "--json",
            "--out",
            folder);

    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.getAsJsonObject("data").get("rows").getAsInt()).isEqualTo(344);
    assertThat(document.getAsJsonObject("config").get("ensemble").getAsInt()).isEqualTo(2);
    double accuracy =
        document
            .getAsJsonArray("runs")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("test")
            .get("accuracy")
            .getAsDouble();
    assertThat(accuracy).isGreaterThan(0.95);
  }
}
