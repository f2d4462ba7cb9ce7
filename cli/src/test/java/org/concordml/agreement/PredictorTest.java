package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.concordml.data.Column;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TextColumn;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.ScoringSession;
import org.concordml.engine.UnsupportedJobException;
import org.concordml.evaluation.ClassConfusionMatrix;
import org.concordml.evaluation.Evaluation;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Model;
import org.concordml.model.Predictions;
import org.concordml.model.Predictor;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.provenance.Provenance;
import org.concordml.training.FitConfig;
import org.concordml.training.runner.EngineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model scores rows as its training did, on any engine, from any number of threads. */
class PredictorTest {

  private static final EngineRegistry ENGINES = EngineRegistry.load();
  private static final Provenance HERE = Provenance.now(List.of("test"));

  /** The first rows of the bundled table, as they were read. */
  private static Table wdbc(Experiment experiment) {
    List<Column> columns = new ArrayList<>();
    List<String> names = experiment.data().schema().features();
    for (int i = 0; i < names.size(); i++) {
      double[] values = new double[100];
      for (int row = 0; row < values.length; row++) {
        values[row] = experiment.data().rows().features().get(row, i);
      }
      columns.add(NumberColumn.of(names.get(i), values));
    }
    return Table.of("rows", columns);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "pytorch", "mxnet"})
  void testRowsGetTheNumbersOfTheTraining(String engine) {
    BundledDataset dataset = BundledDataset.WDBC;
    Experiment experiment = Experiment.of(Recipe.standard(dataset.roles()), dataset.read());
    EngineRun run = experiment.run(ENGINES.findTraining(engine));
    Model model = experiment.model(run, HERE);
    int[] test = experiment.split().test();

    try (Predictor predictor = new Predictor(model, ENGINES.find(engine));
        Predictor elsewhere = new Predictor(model, ENGINES.find("java"));
        Predictor exported = new Predictor(model, ENGINES.find("onnxruntime"))) {
      double[] predictions = predictor.predict(wdbc(experiment)).toArray();
      double[] others = elsewhere.predict(wdbc(experiment)).toArray();

      assertThat(others).containsExactly(predictions, within(1e-6));
      assertThat(exported.predict(wdbc(experiment)).toArray())
          .containsExactly(predictions, within(1e-6));
      for (int i = 0; i < test.length; i++) {
        if (test[i] < 100) {
          assertThat(predictions[test[i]])
              .isCloseTo(run.model().test().predictions()[i], within(1e-7));
        }
      }
    }
  }

  private static Table visits(int rows) {
    double[] age = new double[rows];
    String[] site = new String[rows];
    String[] outcome = new String[rows];
    for (int i = 0; i < rows; i++) {
      age[i] = i % 7 == 0 ? Double.NaN : 20 + i * 13 % 50;
      site[i] = i % 11 == 0 ? null : i % 2 == 0 ? "Oslo" : "Bern";
      outcome[i] = age[i] > 45 ? "ill" : "well";
    }
    return Table.of(
        "visits",
        List.of(
            NumberColumn.of("age", age),
            TextColumn.of("site", Arrays.asList(site)),
            TextColumn.of("outcome", Arrays.asList(outcome))));
  }

  private static Model ofVisits() {
    Recipe recipe =
        Recipe.standard(TableRoles.target("outcome").withPositive("ill")).withFill(true);
    Experiment experiment = Experiment.of(recipe, visits(200));
    return experiment.model(experiment.run(ENGINES.findTraining("java")), HERE);
  }

  @Test
  void gapsAndUnknownCategoriesAreScoredAndCounted() {
    Table rows =
        Table.of(
            "new",
            List.of(
                NumberColumn.of("age", 70, Double.NaN),
                TextColumn.of("site", Arrays.asList("Rome", "Oslo"))));

    try (Predictor predictor = new Predictor(ofVisits(), ENGINES.find("java"))) {
      Predictions predictions = predictor.predict(rows);

      assertThat(Arrays.stream(predictions.toArray())).hasSize(2).allMatch(p -> p > 0 && p < 1);
      assertThat(predictions.notices())
          .extracting(Object::toString)
          .anyMatch(notice -> notice.contains("\"age\"") && notice.contains("no value in 1"))
          .anyMatch(notice -> notice.contains("\"Rome\" (1)"));
    }
  }

  /**
   * An engine that runs finished models only.
   *
   * @param like computes
   * @param lacks what it cannot do of a network, if anything
   */
  private record Scorer(EngineBackend like, Optional<String> lacks) implements EngineBackend {

    @Override
    public String id() {
      return "runtime";
    }

    @Override
    public EngineAvailability availability() {
      return like.availability();
    }

    @Override
    public Optional<String> refusal(NetworkSpec network) {
      return lacks;
    }

    @Override
    public ScoringSession score(NetworkSpec network, Weights weights, DeviceChoice device) {
      return like.score(network, weights, device);
    }
  }

  @Test
  void anEngineThatOnlyScoresIsEnoughAndIsAskedWhatItLacks() {
    EngineBackend java = ENGINES.find("java");
    Model model = ofVisits();
    try (Predictor predictor = new Predictor(model, java);
        Predictor elsewhere = new Predictor(model, new Scorer(java, Optional.empty()))) {
      assertThat(elsewhere.predict(visits(50)).toArray())
          .containsExactly(predictor.predict(visits(50)).toArray());
    }
    assertThatThrownBy(() -> new Predictor(model, new Scorer(java, Optional.of("GELU"))))
        .isInstanceOf(UnsupportedJobException.class)
        .hasMessageStartingWith("engine runtime cannot do GELU.");
  }

  /** The evaluation of a run and a model's words decide alike. */
  @Test
  void thresholdsOfClassesAreThoseOfTheModel() {
    BundledDataset penguins = BundledDataset.PENGUINS;
    Recipe recipe = penguins.recipe().withFill(true).withClassThresholds(Map.of("Chinstrap", 0.02));
    Experiment experiment = Experiment.of(recipe, penguins.table());
    EngineRun run = experiment.run(ENGINES.findTraining("java"));
    ClassConfusionMatrix counts = ((Evaluation.Classes) run.evaluation()).counts();
    int[] test = experiment.split().test();

    try (Predictor predictor = new Predictor(experiment.model(run, HERE), ENGINES.find("java"))) {
      Predictions predictions = predictor.predict(penguins.table());
      long chinstraps =
          Arrays.stream(test).filter(row -> predictions.label(row).equals("Chinstrap")).count();

      assertThat((double) chinstraps)
          .isEqualTo(counts.predicted(1))
          .isGreaterThan(counts.support(1));
    }
  }

  @Test
  void sixteenThreadsGetTheNumbersOfOne() throws Exception {
    Table rows = visits(50);
    try (Predictor predictor = new Predictor(ofVisits(), ENGINES.find("java"))) {
      double[] alone = predictor.predict(rows).toArray();
      ExecutorService threads = Executors.newFixedThreadPool(16);
      try {
        Callable<double[]> call = () -> predictor.predict(rows).toArray();
        for (Future<double[]> found : threads.invokeAll(Collections.nCopies(200, call))) {
          assertThat(found.get()).isEqualTo(alone);
        }
      } finally {
        threads.shutdown();
      }
    }
  }

  /** Several nets are one model: the mean of what they predict. */
  @Test
  void membersAreAveraged() {
    Model one = ofVisits();
    double[] moved = one.members().get(0).toArray();
    moved[moved.length - 1] += 1;
    Weights other = new Weights(one.network().layout(), moved);
    Table rows = visits(20);

    double[] first = scores(one, rows);
    double[] second = scores(with(one, List.of(other)), rows);
    double[] both = scores(with(one, List.of(one.members().get(0), other)), rows);

    for (int i = 0; i < both.length; i++) {
      assertThat(both[i]).isEqualTo((first[i] + second[i]) / 2);
    }
  }

  /** An ensemble is trained into one model, which says what its training said of the test rows. */
  @Test
  void anEnsembleIsOneModelForSixteenThreads() throws Exception {
    BundledDataset dataset = BundledDataset.WDBC;
    Recipe recipe =
        Recipe.standard(dataset.roles())
            .withFit(FitConfig.standard().epochs(3).ensemble(3).build());
    Experiment experiment = Experiment.of(recipe, dataset.read());
    EngineRun run = experiment.run(ENGINES.findTraining("java"));
    Model model = experiment.model(run, HERE);
    FeatureMatrix test = experiment.training().test().features();

    assertThat(model.members()).hasSize(3);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (Predictor predictor = new Predictor(model, ENGINES.find("java"))) {
      Callable<double[]> call = () -> predictor.score(test);
      for (Future<double[]> found : threads.invokeAll(Collections.nCopies(100, call))) {
        assertThat(found.get()).isEqualTo(run.model().test().predictions());
      }
    } finally {
      threads.shutdown();
    }
  }

  private static Model with(Model model, List<Weights> members) {
    return new Model(
        model.schema(),
        model.preprocessing(),
        model.network(),
        members,
        model.decision(),
        model.provenance());
  }

  private static double[] scores(Model model, Table rows) {
    try (Predictor predictor = new Predictor(model, ENGINES.find("java"))) {
      return predictor.predict(rows).toArray();
    }
  }

  @Test
  void aClosedPredictorSaysSoAndAMissingColumnIsNamed() {
    Predictor predictor = new Predictor(ofVisits(), ENGINES.find("java"));
    Table rows = Table.of("new", List.of(NumberColumn.of("ages", 1)));

    assertThatThrownBy(() -> predictor.predict(rows))
        .hasMessageContaining("new: ")
        .hasMessageContaining("Did you mean \"ages\"?");
    predictor.close();
    predictor.close();
    assertThatThrownBy(() -> predictor.predict(visits(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the predictor must be open, found that it was closed");
  }
}
