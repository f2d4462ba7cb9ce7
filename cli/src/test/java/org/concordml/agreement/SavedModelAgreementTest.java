package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.BundleWriter;
import org.concordml.data.Table;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Predictor;
import org.concordml.network.Head;
import org.concordml.provenance.Provenance;
import org.concordml.training.runner.EngineRun;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A model that was trained on any engine and saved is the same on every engine that loads it: of
 * each head, of tables with categories and gaps, of an ensemble.
 */
class SavedModelAgreementTest {

  private static final EngineRegistry ENGINES = EngineRegistry.load();

  @TempDir private Path folder;

  static Stream<Arguments> trainings() {
    return ENGINES.allTraining().stream()
        .flatMap(
            engine ->
                Stream.of(
                    Arguments.of(engine.id(), BundledDataset.WDBC, 1),
                    Arguments.of(engine.id(), BundledDataset.PENGUINS, 1),
                    Arguments.of(engine.id(), BundledDataset.OPT, 1),
                    Arguments.of(engine.id(), BundledDataset.NHEFS, 1),
                    Arguments.of(engine.id(), BundledDataset.PENGUINS, 3)));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void isTheSameOnEveryEngineThatLoadsIt(String engine, BundledDataset dataset, int networks) {
    Recipe recipe = dataset.recipe().withFill(dataset != BundledDataset.WDBC);
    recipe = recipe.withFit(recipe.fit().toBuilder().epochs(3).ensemble(networks).build());
    Table table = dataset.table();
    Experiment experiment = Experiment.of(recipe, table);
    TrainingBackend backend = ENGINES.findTraining(engine);
    EngineRun run = experiment.run(backend);
    Path path = folder.resolve("model.zip");
    BundleWriter.write(Bundle.of(experiment, run, backend, Provenance.now(List.of("test"))), path);
    double[] expected = predictions(BundleReader.read(path), backend, table);
    Head head = run.model().network().head();
    double scale = head instanceof Head.Linear linear ? linear.scale() : 1;

    assertThat(ENGINES.all()).hasSizeGreaterThanOrEqualTo(4);
    for (EngineBackend loading : ENGINES.all()) {
      assertThat(predictions(BundleReader.read(path), loading, table))
          .as("trained on " + engine + ", loaded on " + loading.id())
          .containsExactly(expected, within(2e-6 * scale));
    }
  }

  private static double[] predictions(Bundle bundle, EngineBackend engine, Table table) {
    try (Predictor predictor = bundle.predictor(engine, DeviceRequest.AUTO)) {
      return predictor.predict(table).toArray();
    }
  }
}
