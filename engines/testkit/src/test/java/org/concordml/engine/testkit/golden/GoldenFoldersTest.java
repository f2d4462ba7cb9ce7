package org.concordml.engine.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.training.FitConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFoldersTest {

  @TempDir private Path folder;

  @Test
  void theBundledFoldersAreFound() {
    assertThat(GoldenFolder.all())
        .extracting(GoldenFolder::toString)
        .contains(
            "wdbc-seed42",
            "wdbc-seed42-with-id",
            "nhefs-seed42",
            "nhefs-weighted-seed42",
            "opt-seed42",
            "penguins-seed42");
  }

  @Test
  void aFolderWithDataJsonIsOneGoldenFolder() throws IOException {
    Files.createFile(folder.resolve("data.json"));

    assertThat(GoldenFolders.in(folder)).containsExactly(new GoldenFolder(folder));
  }

  @Test
  void aFolderOfSuchFoldersIsSeveralAndOthersAreLeftOut() throws IOException {
    for (String name : new String[] {"b", "a"}) {
      Files.createDirectory(folder.resolve(name));
      Files.createFile(folder.resolve(name).resolve("data.json"));
    }
    Files.createDirectory(folder.resolve("notes"));

    assertThat(GoldenFolders.in(folder))
        .containsExactly(
            new GoldenFolder(folder.resolve("a")), new GoldenFolder(folder.resolve("b")));
  }

  @Test
  void aFolderWithoutAnyIsRefused() {
    assertThatThrownBy(() -> GoldenFolders.in(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "concord.golden must name a folder with a data.json or a folder of such folders, found "
                + folder);
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> GoldenFolders.in(missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("found " + missing);
  }

  @Test
  void everyVariantOfTheFilesIsUnderstood() {
    assertThat(GoldenFolder.all().stream().flatMap(golden -> golden.variants().stream()))
        .hasSizeGreaterThanOrEqualTo(18)
        .allSatisfy(variant -> assertThat(variant.job(1).config().epochs()).isEqualTo(3));
  }

  @Test
  void withoutDropNoColumnIsDroppedAndWithoutVariantsThereAreNone() throws IOException {
    Files.writeString(
        folder.resolve("data.json"),
        """
        {"csv": "table.csv", "target": "y", "positive": "yes"}
        """);
    Files.writeString(
        folder.resolve("table.csv"),
        """
        a,b,y
        1,2,yes
        3,4,no
        """);
    GoldenFolder golden = new GoldenFolder(folder);

    assertThat(((GoldenNumbers) golden.data()).table().rows().features().columns()).isEqualTo(2);
    assertThat(golden.variants()).isEmpty();
  }

  @Test
  void aFieldOfTheDataThatIsNotKnownIsRefused() throws IOException {
    String table =
        """
        {"csv": "table.csv", "rows_in_file": 2, "rows_with_outcome": 2, "task": "regression",
         "target": "y", "numeric": ["a"], "ordinal": {}, "categorical": [], "scaler": "standard",
         "cat_impute": "constant", "onehot": {"handle_unknown": "ignore"%s}%s}
        """;
    GoldenFolder golden = new GoldenFolder(folder);

    Files.writeString(folder.resolve("data.json"), table.formatted("", ", \"offset\": \"b\""));
    assertThatThrownBy(golden::data)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "data.json of " + folder.getFileName() + " must have no other fields than ")
        .hasMessageEndingWith("; found 'offset'");

    Files.writeString(folder.resolve("data.json"), table.formatted(", \"sparse\": true", ""));
    assertThatThrownBy(golden::data)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "data.json of "
                + folder.getFileName()
                + ".onehot must have no other fields than handle_unknown, min_frequency,"
                + " max_categories, drop; found 'sparse'");
  }

  @Test
  void aVariantThatIsNotKnownIsRefused() {
    GoldenVariant known = GoldenFolder.all().get(0).variants().get(0);
    GoldenVariant unknown =
        new GoldenVariant("poisson-2", known.base(), known.epochs(), known.expected());

    assertThatThrownBy(() -> unknown.job(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("variant must be one that GoldenVariant knows, found 'poisson-2'");
  }

  @Test
  void theNumbersOfAVariantAreThoseOfItsName() {
    GoldenRun run = GoldenFolder.all().get(0).runs().get(0);

    assertThat(loss(run, "label-smoothing-0.25")).isEqualTo(new BinaryLoss.CrossEntropy(0.25));
    assertThat(loss(run, "focal-alpha-0.5-gamma-3")).isEqualTo(new CategoricalLoss.Focal(0.5, 3));
    assertThat(config(run, "class-weight-0:2,1:1,2:0.5").classWeights())
        .isEqualTo(ClassWeights.of(2, 1, 0.5));
    assertThat(config(run, "adam-clipvalue-1e-3").clipping())
        .isEqualTo(new GradientClipping.ByValue(1e-3));
  }

  private static Loss loss(GoldenRun run, String variant) {
    return config(run, variant).loss();
  }

  private static FitConfig config(GoldenRun run, String variant) {
    return new GoldenVariant(variant, run, 3, null).config();
  }
}
