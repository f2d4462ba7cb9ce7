package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.checkpoint.CheckpointFolder;
import org.concordml.bundle.checkpoint.CheckpointWriter;
import org.concordml.bundle.checkpoint.CheckpointedJob;
import org.concordml.data.Table;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.data.text.CsvFormat;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.provenance.Provenance;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EnsembleState;

/** Checkpoints of a training from a model that ended before its time. */
final class InterruptedTraining {

  private InterruptedTraining() {}

  /**
   * Trains on {@code java} until some epochs are done.
   *
   * @param folder of the checkpoints
   * @param start the model that it starts from
   * @param csv the table
   * @param words of its command
   * @param epochs that are done
   */
  static void leave(Path folder, Bundle start, Path csv, List<String> words, int epochs) {
    Object[] print =
        Stream.of(List.of("train"), words, List.of("--print-config"))
            .flatMap(List::stream)
            .toArray();
    Recipe recipe = Recipe.fromJson(Invocation.of(print).out(), start.recipe());
    Table table = TabularDataReader.table(CsvSource.file(csv), CsvFormat.standard(), recipe.data());
    Experiment experiment = Experiment.of(recipe, table, start.model());
    Path model = Path.of(words.get(words.indexOf("--init") + 1));
    CheckpointedJob job =
        CheckpointedJob.of(
            recipe,
            BundleReader.manifest(model).id(),
            experiment.data(),
            "java",
            Provenance.now(words),
            words);
    CheckpointWriter writer =
        new CheckpointWriter(
            new CheckpointFolder(folder), job, 1, recipe.fit().epochs(), EnsembleState.beginning());
    TrainingObserver ending =
        event -> {
          if (event instanceof TrainingEvent.EpochFinished end && end.record().epoch() == epochs) {
            throw new IllegalStateException("ended here");
          }
        };
    assertThatThrownBy(
            () ->
                experiment.run(
                    EngineRegistry.load().findTraining("java"),
                    DeviceRequest.CPU,
                    writer.and(ending)))
        .hasMessage("ended here");
  }
}
