package org.concordml.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.concordml.data.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody did to a bundle, it is refused with what is wrong, and nothing is written. */
class HostileBundleTest {

  private static final Map<String, byte[]> FILES = BundleWriter.files(Trained.BINARY.bundle());
  private static Path scratch;

  @TempDir private Path folder;

  @BeforeContainer
  static void makeScratch() throws IOException {
    scratch = Files.createTempDirectory("hostile");
  }

  @AfterContainer
  static void removeScratch() throws IOException {
    Files.deleteIfExists(scratch.resolve("model.zip"));
    Files.delete(scratch);
  }

  private Path folderOf(Map<String, byte[]> files) throws IOException {
    Path model = Files.createDirectories(folder.resolve("model.concord"));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(model.resolve(file.getKey()), file.getValue());
    }
    return model;
  }

  private static Path zipOf(Path zip, Map<String, byte[]> files) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    }
    return zip;
  }

  private static void assertRefused(Path model, String says) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> BundleReader.read(model))
        .withMessageContaining(says);
  }

  @Test
  void aZipThatSomebodyElseMadeOfTheFilesIsRead() throws IOException {
    assertThat(BundleReader.read(zipOf(folder.resolve("m.zip"), FILES)).model().schema().target())
        .isEqualTo("ill");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest.json",
        "weights.safetensors",
        "weights-float64.safetensors",
        "model-0000.params",
        "preprocess.json",
        "golden.json",
        "run.json",
        "checks.json",
        "history.csv",
        "MLmodel",
        "card.md"
      })
  void aFileThatIsCutFlippedOrMissingIsNamed(String name) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(FILES);
    files.put(name, Arrays.copyOf(FILES.get(name), FILES.get(name).length / 2));
    assertRefused(folderOf(files), name);

    byte[] flipped = FILES.get(name).clone();
    flipped[flipped.length / 2] ^= 4;
    files.put(name, flipped);
    assertRefused(folderOf(files), name);

    Path model = folderOf(FILES);
    Files.delete(model.resolve(name));
    assertRefused(model, name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/outside", "a/../../outside", "..\\outside"})
  void anArchiveThatLeadsOutOfItselfIsRefused(String name) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(FILES);
    files.put(name, new byte[] {1});

    assertRefused(zipOf(folder.resolve("m.zip"), files), "leads out of it: " + name);
    assertThat(folder.getParent().resolve("outside")).doesNotExist();
  }

  /** A gigabyte of zeros takes a megabyte of an archive. */
  @Test
  void anArchiveThatUnpacksToMoreThanItSaysIsReadNoFurther() throws IOException {
    Path zip = folder.resolve("m.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
        if (file.getKey().equals("weights.safetensors")) {
          for (int i = 0; i < 1024; i++) {
            out.write(new byte[1 << 20]);
          }
        }
        out.closeEntry();
      }
    }

    assertRefused(
        zip, "weights.safetensors must be as it was when the model was saved, found more");
  }

  @Test
  void aManifestOfGigabytesIsReadNoFurther() throws IOException {
    Path model = folderOf(FILES);
    try (OutputStream out = Files.newOutputStream(model.resolve("manifest.json"))) {
      for (int i = 0; i < 64; i++) {
        out.write(new byte[1 << 20]);
      }
    }

    assertRefused(model, "more than 16777216 bytes");
  }

  @Test
  void anArchiveOfVeryManyFilesIsRefused() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(FILES);
    for (int i = 0; i < 1000; i++) {
      files.put("more" + i, new byte[0]);
    }

    assertRefused(zipOf(folder.resolve("m.zip"), files), "an archive of 1011 files");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aLinkInPlaceOfAFileIsRefused() throws IOException {
    Path model = folderOf(FILES);
    Path secret = Files.writeString(folder.resolve("secret"), "mine");
    Files.delete(model.resolve("golden.json"));
    Files.createSymbolicLink(model.resolve("golden.json"), secret);

    assertRefused(model, "a link, or something else that is no file");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void whatIsNoFileIsNotWaitedFor() {
    assertRefused(Path.of("/dev/zero"), "found something that is no file");
  }

  /** Its author made the hashes fit: what it says is held against itself. */
  private static Map<String, byte[]> authored(
      UnaryOperator<String> manifest, Map<String, byte[]> changed) {
    Map<String, byte[]> files = new LinkedHashMap<>(FILES);
    files.putAll(changed);
    String text = manifest.apply(new String(FILES.get("manifest.json"), UTF_8));
    Manifest read = Manifest.read(text);
    Map<String, FileFacts> facts = new LinkedHashMap<>(read.files());
    changed.forEach((name, content) -> facts.put(name, FileFacts.of(content)));
    Manifest fitting =
        new Manifest(
            read.format(),
            read.schemaVersion(),
            "",
            read.writtenBy(),
            read.schema(),
            read.network(),
            read.members(),
            read.decision(),
            read.training(),
            facts);
    files.put("manifest.json", fitting.identified().toJson().getBytes(UTF_8));
    return files;
  }

  @Test
  void theFixtureItselfIsRead() throws IOException {
    assertThat(BundleReader.read(folderOf(authored(text -> text, Map.of()))).recipe())
        .isEqualTo(Trained.BINARY.recipe());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"units\": 32, | \"units\": 1000000000, | must have less than 2^31 parameters",
        "\"units\": 32, | \"units\": 10000000, | parameters of the network, found",
        "\"members\": 1, | \"members\": 2000000000, | parameters of the network, found",
        "\"members\": 1, | \"members\": 0, | parameters of the network, found",
        "\"units\": 32, | \"units\": -1, | units must be at least 1",
        "\"units\": 16, | \"units\": 17, | weights-float64.safetensors: there must be a tensor",
        "\"threshold\": 0.5, \"classT | \"threshold\": 7, \"classT | threshold must be from 0 to 1",
        "\"name\": \"sigmoid\" | \"name\": \"linear\" | the network must predict what the schema says",
        "\"inputs\": | \"inputz\": | Did you mean 'inputs'",
        "\"schemaVersion\": 1 | \"schemaVersion\": 2 | its schemaVersion must be 1",
        "concord-bundle | another | its format must be concord-bundle"
      })
  void aManifestThatClaimsWhatCannotBeIsRefused(String from, String to, String says)
      throws IOException {
    String text = new String(FILES.get("manifest.json"), UTF_8).replaceAll("\\s+", " ");
    assertThat(text).contains(from.strip());
    String changed = text.replace(from.strip(), to.strip());
    Map<String, byte[]> files = new LinkedHashMap<>(FILES);
    files.put("manifest.json", changed.getBytes(UTF_8));
    Path model;
    try {
      model = folderOf(authored(all -> changed, Map.of()));
    } catch (IllegalArgumentException refusedAtOnce) {
      model = folderOf(files);
    }
    assertRefused(model, says);
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() throws IOException {
    byte[] others = BundleWriter.files(Trained.MULTICLASS.bundle()).get("weights.safetensors");

    assertRefused(
        folderOf(authored(text -> text, Map.of("weights.safetensors", others))), "tensor");
  }

  @Test
  void preprocessingOfAnotherTableIsRefused() throws IOException {
    String other = new String(FILES.get("preprocess.json"), UTF_8).replace("\"site\"", "\"town\"");

    assertRefused(
        folderOf(authored(text -> text, Map.of("preprocess.json", other.getBytes(UTF_8)))),
        "the features of the manifest must be what preprocess.json gives");
  }

  /** Whatever bit of an archive is flipped: it is read as it was, or refused. */
  @Property(tries = 300)
  void anyBitOfAnArchive(
      @ForAll @IntRange(max = 1 << 20) int place, @ForAll @IntRange(max = 7) int bit)
      throws IOException {
    Path zip = scratch.resolve("model.zip");
    BundleWriter.write(BUNDLE, zip);
    byte[] bytes = Files.readAllBytes(zip);
    bytes[place % bytes.length] ^= (byte) (1 << bit);
    Files.write(zip, bytes);
    try {
      assertThat(BundleReader.read(zip).model().members().get(0).toArray())
          .containsExactly(BUNDLE.model().members().get(0).toArray());
    } catch (DataException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
    Files.delete(zip);
  }

  private static final Bundle BUNDLE = Trained.BINARY.bundle();

  /** JSON whose author made the hashes fit, with one byte that is another. */
  @Property(tries = 300)
  void anyByteOfTheTexts(
      @ForAll @IntRange(max = 3) int which,
      @ForAll @IntRange(max = 1 << 20) int place,
      @ForAll byte value)
      throws IOException {
    String name = new String[] {"preprocess.json", "golden.json", "run.json", "checks.json"}[which];
    byte[] content = FILES.get(name).clone();
    content[place % content.length] = value;
    Path zip = scratch.resolve("model.zip");
    zipOf(zip, authored(text -> text, Map.of(name, content)));
    try {
      assertThat(BundleReader.read(zip).model()).isNotNull();
    } catch (DataException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
    Files.delete(zip);
  }
}
