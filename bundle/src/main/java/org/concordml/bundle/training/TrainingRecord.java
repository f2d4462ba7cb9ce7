package org.concordml.bundle.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.provenance.EngineIdentity;
import org.concordml.run.TrainedOn;
import org.concordml.training.TrainedModel;
import org.concordml.training.runner.EngineRun;

/**
 * How a model came about: enough to train it again, and to know what it may be used for.
 *
 * @param recipe the whole job but for its table
 * @param data the table
 * @param engine what did the arithmetic
 * @param networks of each network how its training went
 * @param test what it scored
 * @param ranges of the columns of numbers, among the training rows
 */
public record TrainingRecord(
    Recipe recipe,
    TrainedOn data,
    TrainedBy engine,
    List<NetworkFacts> networks,
    TestFigures test,
    List<NumberRange> ranges) {

  /** Takes copies. */
  public TrainingRecord {
    networks = List.copyOf(networks);
    ranges = List.copyOf(ranges);
  }

  /**
   * How the training of one network went.
   *
   * @param epochs that were run
   * @param bestEpoch whose weights were kept, from 1
   * @param stoppedEarly whether early stopping ended it
   */
  public record NetworkFacts(int epochs, int bestEpoch, boolean stoppedEarly) {

    private static NetworkFacts of(TrainedModel model) {
      return new NetworkFacts(model.history().size(), model.bestEpoch(), model.stoppedEarly());
    }
  }

  /**
   * @param experiment that was run
   * @param run of it
   * @param engine of the run
   * @return the record
   */
  public static TrainingRecord of(Experiment experiment, EngineRun run, EngineIdentity engine) {
    Recipe recipe = experiment.recipe();
    return new TrainingRecord(
        recipe,
        TrainedOn.of(experiment),
        TrainedBy.of(engine, run),
        run.model().members().stream().map(NetworkFacts::of).toList(),
        TestFigures.of(
            run.model().test().loss(),
            run.evaluation(),
            recipe.split().testRowsChoose(recipe.chooses())),
        ranges(experiment));
  }

  private static List<NumberRange> ranges(Experiment experiment) {
    Table columns = experiment.columns();
    int[] training =
        IntStream.concat(
                IntStream.of(experiment.split().train()),
                // Each network of an ensemble learns from most of these.
                experiment.recipe().fit().ensemble() > 1
                    ? IntStream.of(experiment.split().monitor())
                    : IntStream.empty())
            .toArray();
    List<NumberRange> ranges = new ArrayList<>();
    for (Column column : columns.columns()) {
      if (column instanceof NumberColumn numbers) {
        NumberColumn learnt = numbers.select(training);
        if (learnt.missing() < learnt.rows()) {
          ranges.add(NumberRange.of(learnt));
        }
      }
    }
    return ranges;
  }
}
