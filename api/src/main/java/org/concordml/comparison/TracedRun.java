package org.concordml.comparison;

import java.util.ArrayList;
import java.util.List;
import org.concordml.engine.TrainingBackend;
import org.concordml.network.Weights;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.EngineRunner;

/**
 * A run and its parameters after each epoch: what a comparison needs and a single run does not.
 *
 * @param run its result
 * @param epochWeights of each network one an epoch
 */
record TracedRun(EngineRun run, List<List<Weights>> epochWeights) {

  static TracedRun of(
      EngineRunner runner, TrainingBackend backend, TrainingJob job, TrainingObserver observer) {
    List<List<Weights>> epochWeights = new ArrayList<>();
    for (int member = 0; member < job.config().ensemble(); member++) {
      epochWeights.add(new ArrayList<>());
    }
    TrainingObserver keeper =
        event -> {
          if (event instanceof TrainingEvent.EpochFinished finished) {
            epochWeights.get(finished.member()).add(finished.weights().get());
          }
        };
    return new TracedRun(runner.run(backend, job, keeper.and(observer)), epochWeights);
  }
}
