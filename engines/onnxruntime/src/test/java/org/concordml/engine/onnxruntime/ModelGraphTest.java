package org.concordml.engine.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TextColumn;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DateFormat;
import org.concordml.data.kind.DatePart;
import org.concordml.datasets.BundledDataset;
import org.concordml.experiment.HiddenLayers;
import org.concordml.experiment.Preset;
import org.concordml.experiment.Recipe;
import org.concordml.network.Activation;
import org.concordml.onnx.GraphMismatchException;
import org.concordml.onnx.GraphRunner;
import org.concordml.onnx.InputLayout;
import org.concordml.onnx.ModelCheck;
import org.concordml.onnx.ModelExportException;
import org.concordml.onnx.ModelGraph;
import org.concordml.preprocess.CategoryEncoder;
import org.concordml.preprocess.CategoryEncoder.Drop;
import org.concordml.preprocess.CategoryEncoder.Unknown;
import org.concordml.preprocess.CategoryFill;
import org.concordml.preprocess.NumberFill;
import org.concordml.preprocess.Preprocessing;
import org.concordml.preprocess.TailClipping;
import org.concordml.preprocess.scaling.MeanCentringScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.preprocess.scaling.NoScaler;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.preprocess.scaling.StandardScaler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The graph of a model predicts what the model does, from the columns of a table. */
class ModelGraphTest {

  private static final BundledDataset WDBC = BundledDataset.WDBC;
  private static final BundledDataset PENGUINS = BundledDataset.PENGUINS;

  static Stream<Scaler> scalers() {
    return Stream.concat(Scaler.all().stream(), Stream.of(new MinMaxScaler(-2, 3, true)));
  }

  @ParameterizedTest
  @MethodSource("scalers")
  void everyScalerOfATableOfNumbers(Scaler scaler) {
    Recipe recipe = WDBC.recipe().withScaler(scaler);
    ExportedModel model = ExportedModel.train(recipe, WDBC.table());
    // Sums over values of thousands: float32 has seven digits of them.
    boolean isLarge = scaler instanceof NoScaler || scaler instanceof MeanCentringScaler;
    double limit = isLarge ? 3e-5 : 1e-6;

    assertThat(model.difference(InputLayout.COLUMNS, WDBC.table())).isLessThan(limit);
    assertThat(model.difference(InputLayout.MATRIX, WDBC.table())).isLessThan(limit);
  }

  @ParameterizedTest
  @EnumSource
  void everyActivation(Activation activation) {
    Recipe recipe =
        WDBC.recipe().withNetwork(new HiddenLayers(List.of(9, 5), activation, 0.3, 0.001));

    assertThat(
            ExportedModel.train(recipe, WDBC.table()).difference(InputLayout.COLUMNS, WDBC.table()))
        .isLessThan(1e-6);
  }

  @Test
  void textsGapsAndSeveralClasses() {
    ExportedModel model = ExportedModel.train(PENGUINS.recipe().withFill(true), PENGUINS.table());

    assertThat(model.model().network().outputs()).isEqualTo(3);
    assertThat(model.difference(InputLayout.COLUMNS, PENGUINS.table())).isLessThan(1e-6);
  }

  @Test
  void aThresholdForEachClass() {
    Recipe recipe = PENGUINS.recipe().withFill(true);
    Recipe decided = recipe.withClassThresholds(Map.of("Adelie", 0.05, "Gentoo", 0.9));
    ExportedModel model = ExportedModel.train(decided, PENGUINS.table());
    ExportedModel plain = ExportedModel.train(recipe, PENGUINS.table());
    ModelGraph graph = new ModelGraph(model.model(), InputLayout.COLUMNS);
    GraphRunner.Result found =
        new OnnxRuntimeRunner()
            .run(
                graph.toBytes(),
                graph.rows(PENGUINS.table()),
                "probabilities",
                Optional.of("label"));
    List<String> labels =
        IntStream.range(0, PENGUINS.table().rows())
            .mapToObj(model.predict(PENGUINS.table())::label)
            .toList();

    assertThat(found.labels()).isEqualTo(labels);
    assertThat(found.labels())
        .isNotEqualTo(
            IntStream.range(0, PENGUINS.table().rows())
                .mapToObj(plain.predict(PENGUINS.table())::label)
                .toList());
  }

  @Test
  void aThresholdOfTwoClasses() {
    double threshold = 0.62; // three epochs leave the probabilities around it
    ExportedModel model = ExportedModel.train(WDBC.recipe().withThreshold(threshold), WDBC.table());
    ModelGraph graph = new ModelGraph(model.model(), InputLayout.MATRIX);
    GraphRunner.Result found =
        new OnnxRuntimeRunner()
            .run(graph.toBytes(), graph.rows(WDBC.table()), "probability", Optional.of("label"));

    for (int row = 0; row < found.labels().size(); row++) {
      assertThat(found.labels().get(row))
          .isEqualTo(found.predictions()[row] > threshold ? "M" : "B");
    }
    assertThat(found.labels()).contains("M", "B");
  }

  @Test
  void aNumberInItsUnit() {
    BundledDataset nhefs = BundledDataset.NHEFS;
    ExportedModel model = ExportedModel.train(nhefs.recipe().withFill(true), nhefs.table());

    assertThat(model.difference(InputLayout.COLUMNS, nhefs.table())).isLessThan(1e-6);
    assertThat(new ModelGraph(model.model(), InputLayout.COLUMNS).prediction()).isEqualTo("value");
    assertThat(new ModelGraph(model.model(), InputLayout.COLUMNS).hasLabel()).isFalse();
  }

  @Test
  void severalNetworksAveraged() {
    BundledDataset opt = BundledDataset.OPT;
    ExportedModel model = ExportedModel.train(Preset.STRONG.over(opt.recipe()), opt.table());

    assertThat(model.model().members()).hasSize(8);
    assertThat(model.difference(InputLayout.COLUMNS, opt.table())).isLessThan(1e-6);
  }

  @Test
  void severalNetworksOfSeveralClassesAveraged() {
    ExportedModel model =
        ExportedModel.train(Preset.STRONG.over(PENGUINS.recipe()), PENGUINS.table());

    assertThat(model.difference(InputLayout.COLUMNS, PENGUINS.table())).isLessThan(1e-6);
  }

  /** Sixty rows of every kind of column, with gaps in each. */
  private static Table visits(boolean isNew) {
    int rows = 60;
    double[] age = new double[rows];
    double[] ward = new double[rows];
    String[] smoker = new String[rows];
    String[] stage = new String[rows];
    String[] city = new String[rows];
    String[] seen = new String[rows];
    String[] born = new String[rows];
    String[] ill = new String[rows];
    List<String> words = List.of("yes", "No", "YES", "no");
    List<String> cities = List.of("Oslo", "Bern", "Bern", "Rome", "Bern", "Åre", "Rome");
    for (int i = 0; i < rows; i++) {
      age[i] = i % 7 == 3 ? Double.NaN : 20 + i * 13 % 50 + (i == 4 ? 500 : 0);
      ward[i] = i % 9 == 2 ? Double.NaN : 1 + i % 3;
      smoker[i] = i % 11 == 5 ? null : words.get(i % 4);
      stage[i] = i % 8 == 6 ? null : List.of("I", "II", "III").get(i % 3);
      city[i] = i % 10 == 9 ? null : i == 50 ? "Wien" : cities.get(i % 7);
      seen[i] = i % 12 == 7 ? null : 1 + i % 28 + "." + (1 + i % 12) + "." + (1896 + 3 * i);
      born[i] = i % 13 == 8 ? "" : "29.2." + (1804 + 4 * (i % 20));
      ill[i] = i % 2 == 0 || i % 5 == 0 ? "ill" : "well";
      if (isNew && i % 6 == 1) {
        city[i] = "Paris";
        ward[i] = 77;
        stage[i] = "IV";
        age[i] = -40;
      }
    }
    return Table.of(
        "visits",
        List.of(
            NumberColumn.of("age", age),
            NumberColumn.of("ward no.", ward),
            TextColumn.of("smoker", Arrays.asList(smoker)),
            TextColumn.of("stage", Arrays.asList(stage)),
            TextColumn.of("city", Arrays.asList(city)),
            TextColumn.of("seen", Arrays.asList(seen)),
            TextColumn.of("born", Arrays.asList(born)),
            TextColumn.of("outcome", Arrays.asList(ill))));
  }

  private static Recipe ofVisits(Preprocessing preprocessing) {
    return Recipe.standard(
            TableRoles.target("outcome").withPositive("ill").withDrop(List.of("born")))
        .withFill(true)
        .withKinds(
            Map.of(
                "smoker", new ColumnKind.Bool(),
                "ward no.", new ColumnKind.Category(),
                "stage", new ColumnKind.Ordinal(List.of("I", "II", "III")),
                "seen",
                    new ColumnKind.Date(
                        Optional.of(DateFormat.DOTTED),
                        List.of(
                            new DatePart.Year(),
                            new DatePart.Month(),
                            new DatePart.DayOfWeek(),
                            DatePart.named("since:1900-03-01"),
                            DatePart.named("since:born")))))
        .withPreprocessing(preprocessing);
  }

  private static Preprocessing preprocessing(
      CategoryFill fill, CategoryEncoder encoder, Scaler scaler, boolean isClipped) {
    return new Preprocessing(
        new Preprocessing.Numbers(
            new NumberFill.Median(),
            Map.of(),
            isClipped,
            true,
            isClipped ? Optional.of(new TailClipping(0.05, 0.95)) : Optional.empty(),
            scaler),
        new Preprocessing.Ordinals(scaler),
        new Preprocessing.Categories(fill, Map.of(), encoder));
  }

  static Stream<Preprocessing> preprocessings() {
    CategoryFill own = new CategoryFill.OwnCategory();
    CategoryFill common = new CategoryFill.MostFrequent();
    OptionalDouble rare = OptionalDouble.of(8);
    return Stream.of(
        Preprocessing.standard(),
        preprocessing(own, new CategoryEncoder.OneHot(), new StandardScaler(), true),
        preprocessing(
            own,
            new CategoryEncoder.OneHot(
                Unknown.INFREQUENT_IF_EXIST, rare, OptionalInt.empty(), Drop.NONE),
            new MinMaxScaler(),
            true),
        preprocessing(
            own,
            new CategoryEncoder.OneHot(Unknown.IGNORE, rare, OptionalInt.empty(), Drop.FIRST),
            Scaler.named("power"),
            false),
        preprocessing(
            common,
            new CategoryEncoder.OneHot(
                Unknown.INFREQUENT_IF_EXIST, OptionalDouble.empty(), OptionalInt.of(3), Drop.FIRST),
            Scaler.named("quantile-normal"),
            true),
        preprocessing(
            new CategoryFill.Constant("nowhere"),
            new CategoryEncoder.Codes(),
            Scaler.named("quantile"),
            false),
        preprocessing(
            own,
            new CategoryEncoder.Codes(rare, OptionalDouble.of(-2.5)),
            Scaler.named("robust"),
            true));
  }

  @ParameterizedTest
  @MethodSource("preprocessings")
  void everyKindOfColumnKnownAndUnknown(Preprocessing preprocessing) {
    ExportedModel model = ExportedModel.train(ofVisits(preprocessing), visits(false));

    assertThat(model.difference(InputLayout.COLUMNS, visits(false))).isLessThan(1e-6);
    assertThat(model.difference(InputLayout.COLUMNS, visits(true))).isLessThan(1e-6);
  }

  @Test
  void aMatrixTakesNumbersAlone() {
    ExportedModel model = ExportedModel.train(ofVisits(Preprocessing.standard()), visits(false));

    assertThatThrownBy(() -> new ModelGraph(model.model(), InputLayout.MATRIX))
        .isInstanceOf(ModelExportException.class)
        .hasMessage(
            "one matrix of numbers must be given numbers alone, found texts in \"ward no.\","
                + " \"smoker\", \"stage\", \"city\". Give each column an input of its own with"
                + " InputLayout.named(\"columns\").");
  }

  @Test
  void theFileSaysWhatItIs() throws OrtException {
    byte[] file =
        new ModelGraph(
                ExportedModel.train(WDBC.recipe().withThreshold(0.3), WDBC.table()).model(),
                InputLayout.MATRIX)
            .toBytes(Map.of("concord.id", "an id"));
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file)) {
      Map<String, String> metadata = session.getMetadata().getCustomMetadata();

      assertThat(session.getMetadata().getProducerName()).isEqualTo("concord");
      assertThat(metadata)
          .containsEntry("concord.task", "binary")
          .containsEntry("concord.target", "diagnosis")
          .containsEntry("concord.classes", "[\"B\",\"M\"]")
          .containsEntry("concord.positive", "M")
          .containsEntry("concord.threshold", "0.3")
          .containsEntry("concord.id", "an id");
      assertThat(metadata.get("concord.model")).matches("[0-9a-f]{64}");
      assertThat(metadata.get("concord.inputs"))
          .startsWith("[{\"column\":\"radius_mean\",\"kind\":\"number\",\"holds\":\"numbers\"},");
      assertThat(session.getInputNames()).containsExactly("matrix");
      assertThat(session.getOutputNames()).containsExactly("probability", "label");
    }
  }

  @Test
  void theSameModelGivesTheSameBytes() {
    ExportedModel model = ExportedModel.train(ofVisits(Preprocessing.standard()), visits(false));

    assertThat(new ModelGraph(model.model(), InputLayout.COLUMNS).toBytes())
        .isEqualTo(new ModelGraph(model.model(), InputLayout.COLUMNS).toBytes());
  }

  @Test
  void anOutputGivesWayToAColumnOfItsName() {
    Table table =
        Table.of(
            "t",
            List.of(
                NumberColumn.of("label", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                NumberColumn.of("probability", 1, 2, 4, 3, 5, 7, 6, 8, 9, 10),
                TextColumn.of(
                    "outcome", List.of("a", "b", "a", "b", "a", "b", "a", "b", "a", "b"))));
    ExportedModel model =
        ExportedModel.train(Recipe.standard(TableRoles.target("outcome").withPositive("b")), table);
    ModelGraph graph = new ModelGraph(model.model(), InputLayout.COLUMNS);

    assertThat(graph.prediction()).isEqualTo("predicted_probability");
    assertThat(graph.label()).isEqualTo("predicted_label");
    assertThat(model.difference(InputLayout.COLUMNS, table)).isLessThan(1e-6);
    assertThat(new ModelGraph(model.model(), InputLayout.MATRIX).label()).isEqualTo("label");
  }

  @Test
  void aFileOfAnotherModelIsFoundOut() {
    ExportedModel model = ExportedModel.train(WDBC.recipe(), WDBC.table());
    ExportedModel other =
        ExportedModel.train(WDBC.recipe().withScaler(new StandardScaler()), WDBC.table());
    ModelGraph graph = new ModelGraph(model.model(), InputLayout.COLUMNS);
    byte[] file = new ModelGraph(other.model(), InputLayout.COLUMNS).toBytes();

    assertThatThrownBy(
            () ->
                new ModelCheck(graph, new OnnxRuntimeRunner())
                    .require(file, WDBC.table(), model.predict(WDBC.table())))
        .isInstanceOf(GraphMismatchException.class)
        .hasMessageStartingWith(
            "the file must predict what the model does within 1.0E-4, found a difference of ");
  }

  @Test
  void whatIsNoGraphIsRefused() {
    ExportedModel model = ExportedModel.train(WDBC.recipe(), WDBC.table());
    ModelGraph graph = new ModelGraph(model.model(), InputLayout.COLUMNS);

    assertThatThrownBy(
            () ->
                new OnnxRuntimeRunner()
                    .run(
                        new byte[] {1, 2, 3},
                        graph.rows(WDBC.table()),
                        "probability",
                        Optional.empty()))
        .isInstanceOf(GraphMismatchException.class)
        .hasMessageStartingWith("the file must run in ONNX Runtime, found that it is refused: ");
  }
}
