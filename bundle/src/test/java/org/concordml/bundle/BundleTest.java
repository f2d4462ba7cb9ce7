package org.concordml.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concordml.bundle.safetensors.DataType;
import org.concordml.bundle.training.NumberRange;
import org.concordml.data.NumberColumn;
import org.concordml.engine.DeviceRequest;
import org.concordml.experiment.Experiment;
import org.concordml.files.FileException;
import org.concordml.model.Model;
import org.concordml.model.Predictor;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.provenance.Provenance;
import org.concordml.training.runner.EngineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was saved is what is loaded, to the bit. */
class BundleTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Trained.class)
  void comesBackToTheBit(Trained trained) {
    Bundle bundle = trained.bundle();
    for (String name : List.of("model.concord", "model.zip")) {
      Path path = folder.resolve(name);
      BundleWriter.write(bundle, path);

      Bundle read = BundleReader.read(path);

      assertThat(read.model())
          .usingRecursiveComparison()
          .ignoringFields("members")
          .isEqualTo(bundle.model());
      assertThat(read.model().members().stream().map(Weights::toArray).toList())
          .usingRecursiveComparison()
          .isEqualTo(bundle.model().members().stream().map(Weights::toArray).toList());
      assertThat(read.training()).isEqualTo(bundle.training());
      assertThat(predictions(read)).containsExactly(predictions(bundle));
      assertThat(read.golden().predictions()).containsExactly(bundle.golden().predictions());
    }
  }

  private static double[] predictions(Bundle bundle) {
    try (Predictor predictor = bundle.predictor(Trained.JAVA, DeviceRequest.AUTO)) {
      return predictor.predict(Trained.visits()).toArray();
    }
  }

  @Test
  void theIdComesWithTheModel() {
    Path path = folder.resolve("model.zip");
    BundleWriter.write(Trained.BINARY.bundle(), path);

    SavedBundle saved = BundleReader.saved(path);

    assertThat(saved.id()).matches("[0-9a-f]{64}").isEqualTo(BundleReader.manifest(path).id());
    assertThat(saved.bundle().training()).isEqualTo(BundleReader.read(path).training());
  }

  @Test
  void theSameBundleIsTheSameBytes() throws IOException {
    Bundle bundle = Trained.ENSEMBLE.bundle();
    Path one = folder.resolve("one.zip");
    Path two = folder.resolve("two.zip");
    BundleWriter.write(bundle, one);
    BundleWriter.write(bundle, two);

    assertThat(two).hasSameBinaryContentAs(one);
    assertThat(Files.size(one)).isPositive();
  }

  @Test
  void aJobThatIsRunAgainDiffersInItsRunAlone() {
    Experiment experiment = Trained.BINARY.experiment();
    Map<String, byte[]> one = BundleWriter.files(of(experiment, "now"));
    Map<String, byte[]> two = BundleWriter.files(of(experiment, "later"));

    assertThat(one.keySet()).isEqualTo(two.keySet());
    assertThat(one.keySet().stream().filter(name -> !equal(one.get(name), two.get(name))))
        .containsExactlyInAnyOrder("manifest.json", "run.json");
    assertThat(Manifest.read(text(one, "manifest.json")).id())
        .isEqualTo(Manifest.read(text(two, "manifest.json")).id());
  }

  private static Bundle of(Experiment experiment, String command) {
    return Bundle.of(
        experiment, experiment.run(Trained.JAVA), Trained.JAVA, Provenance.now(List.of(command)));
  }

  private static boolean equal(byte[] a, byte[] b) {
    return Arrays.equals(a, b);
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  @Test
  void anotherModelHasAnotherId() {
    assertThat(
            Manifest.read(text(BundleWriter.files(Trained.BINARY.bundle()), "manifest.json")).id())
        .isNotEqualTo(
            Manifest.read(text(BundleWriter.files(Trained.ENSEMBLE.bundle()), "manifest.json"))
                .id());
  }

  @Test
  void float64IsKeptWhereItSaysMore() {
    Bundle bundle = Trained.BINARY.bundle();
    Model model = bundle.model();
    double[] rounded = model.members().get(0).toArray();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) rounded[i];
    }
    Model single = with(model, model.network(), rounded);

    assertThat(BundleWriter.files(bundle)).containsKey("weights-float64.safetensors");
    assertThat(
            BundleWriter.files(
                new Bundle(single, bundle.training(), bundle.golden(), bundle.run(), List.of())))
        .doesNotContainKey("weights-float64.safetensors");
  }

  private static Model with(Model model, NetworkSpec network, double[] weights) {
    return new Model(
        model.schema(),
        model.preprocessing(),
        network,
        List.of(new Weights(network.layout(), weights)),
        model.decision(),
        model.provenance());
  }

  @Test
  void anEngineThatPredictsSomethingElseIsFoundOut() {
    Bundle bundle = Trained.BINARY.bundle();
    double[] weights = bundle.model().members().get(0).toArray();
    weights[weights.length - 1] += 0.01;
    Model changed = with(bundle.model(), bundle.model().network(), weights);
    Bundle other = new Bundle(changed, bundle.training(), bundle.golden(), bundle.run(), List.of());

    assertThatExceptionOfType(BundleMismatchException.class)
        .isThrownBy(() -> other.predictor(Trained.JAVA, DeviceRequest.AUTO))
        .withMessageStartingWith(
            "engine java must predict for the model's golden rows what it predicted when it was"
                + " saved, within 1.0E-5; found 0.")
        .withMessageEndingWith("This is not the same model.");
  }

  @Test
  void keepsWhichEnginesWereFoundToAgree() {
    Bundle checked = Trained.BINARY.bundle().checkedOn(List.of(Trained.JAVA), DeviceRequest.AUTO);
    Path path = folder.resolve("model.concord");
    BundleWriter.write(checked, path);

    assertThat(BundleReader.read(path).checks())
        .containsExactly(new GoldenCheck("java", Trained.JAVA.required().version(), 0));
  }

  /** So that a bundle can be handed on. */
  @Test
  void noGoldenRowIsARecordOfTheTable() {
    Bundle bundle = Trained.BINARY.bundle();

    assertThat(bundle.golden().rows().rows()).isEqualTo(16);
    assertThat(bundle.golden().rows().names()).doesNotContain("ill");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.concord", "model.zip"})
  void replacesAnOlderBundleAndNothingElse(String name) throws IOException {
    Path path = folder.resolve(name);
    BundleWriter.write(Trained.BINARY.bundle(), path);
    BundleWriter.write(Trained.REGRESSION.bundle(), path);

    assertThat(BundleReader.read(path).model().schema().target()).isEqualTo("days");
    assertThat(entries()).containsExactly(name);

    Path other = folder.resolve("notes.zip");
    Files.writeString(other, "mine");
    assertRefused(other);
    assertThat(other).hasContent("mine");
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("notes"), "mine");
    assertRefused(mine);
    assertThat(mine.resolve("notes")).hasContent("mine");
  }

  private static void assertRefused(Path path) {
    Bundle bundle = Trained.BINARY.bundle();
    assertThatExceptionOfType(FileException.class)
        .isThrownBy(() -> BundleWriter.write(bundle, path))
        .withMessage(
            "the model would replace "
                + path
                + ", which is no model that Concord saved. Choose another name, or move it away.");
    assertThatExceptionOfType(FileException.class)
        .isThrownBy(() -> BundleWriter.requireWritable(path));
  }

  @Test
  void whatSomebodyPutIntoTheFolderOfAModelIsNotLost() throws IOException {
    Path path = folder.resolve("model.concord");
    BundleWriter.write(Trained.BINARY.bundle(), path);
    BundleWriter.write(Trained.BINARY.bundle(), path); // a model alone is replaced
    Path notes = Files.writeString(path.resolve("notes.txt"), "mine");

    assertThatExceptionOfType(FileException.class)
        .isThrownBy(() -> BundleWriter.requireWritable(path))
        .withMessage(
            "the model would replace "
                + path
                + " and with it notes.txt, which is no file of a model. Move that away, or choose"
                + " another name.");
    assertThatExceptionOfType(FileException.class)
        .isThrownBy(() -> BundleWriter.write(Trained.ENSEMBLE.bundle(), path));
    assertThat(notes).hasContent("mine");
    assertThat(BundleReader.read(path).model().members()).hasSize(1);
    assertThat(entries()).containsExactly("model.concord");
  }

  @Test
  void anArchiveIsOneInCapitalsToo() throws IOException {
    Path path = folder.resolve("MODEL.ZIP");
    BundleWriter.write(Trained.BINARY.bundle(), path);

    assertThat(path).isRegularFile();
    assertThat(BundleReader.read(path).golden().rows().rows()).isEqualTo(16);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsKnownBefore() throws IOException {
    BundleWriter.requireWritable(folder.resolve("model.concord"));
    assertThat(entries()).isEmpty();

    assertThatExceptionOfType(FileException.class)
        .isThrownBy(() -> BundleWriter.requireWritable(folder.resolve("no/model.concord")))
        .withMessage(
            "the model cannot be written to "
                + folder.resolve("no/model.concord")
                + ": there is no folder "
                + folder.resolve("no")
                + ". Make it or choose another name.");
  }

  @Test
  void theRangesAreThoseOfTheTrainingRows() {
    Experiment experiment = Trained.BINARY.experiment();
    EngineRun run = experiment.run(Trained.JAVA);
    NumberRange age =
        Bundle.of(experiment, run, Trained.JAVA, Provenance.now(List.of()))
            .training()
            .ranges()
            .get(0);
    double[] ages =
        ((NumberColumn) Trained.visits().column("age")).select(experiment.split().train()).values();
    double[] present = Arrays.stream(ages).filter(value -> !Double.isNaN(value)).sorted().toArray();

    assertThat(age.column()).isEqualTo("age");
    assertThat(age.min()).isEqualTo(present[0]);
    assertThat(age.max()).isEqualTo(present[present.length - 1]);
    assertThat(age.missing()).isEqualTo(ages.length - present.length);
    assertThat(age.isBeyond(1000)).isTrue();
    assertThat(age.isBeyond(age.median())).isFalse();
  }

  @Test
  void theCardTellsWhatAPersonShouldKnow() {
    String card = text(BundleWriter.files(Trained.MULTICLASS.bundle()), "card.md");

    assertThat(card)
        .contains("# Model of `ward`")
        .contains("- Predicts: the probability of each of `A`, `B`, `C`")
        .contains("| loss | ")
        .contains("| `age` | ")
        .contains("| `site` | | | | |");
  }

  @Test
  void float32IsWhatOthersRead() {
    Bundle bundle = Trained.BINARY.bundle();

    assertThat(BundleWriter.files(bundle).get("weights.safetensors"))
        .isEqualTo(WeightsFile.of(bundle.model().members(), DataType.F32));
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
