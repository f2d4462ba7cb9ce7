package org.concordml.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFoldersTest {

  @TempDir private Path folder;

  @Test
  void theBundledFoldersAreFound() {
    assertThat(GoldenFolder.all())
        .extracting(GoldenFolder::toString)
        .contains("wdbc-seed42", "wdbc-seed42-with-id");
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
        .allSatisfy(variant -> assertThat(variant.job().config().epochs()).isEqualTo(3));
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

    assertThat(golden.data().rows().features().columns()).isEqualTo(2);
    assertThat(golden.variants()).isEmpty();
  }
}
