package org.concordml.engine.testkit.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.concordml.data.Examples;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.learning.OptimizerState;
import org.concordml.network.Weights;
import org.concordml.training.EpochLosses;
import org.concordml.training.EpochPlan;
import org.concordml.training.EpochRecord;
import org.concordml.training.HeldOutScores;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;

/**
 * Trains with each batch's loss divided by the sum of its weights instead of by its rows. Weights
 * that come to the same differ from epoch to epoch, as batches do, and a session takes weights
 * once: so each epoch is a session of its own, which goes on from the one before.
 *
 * @param engine to train with
 * @param weighted the job with the weights that its rows have, which the weighted metric goes by
 * @param jobs by epoch from 1, see {@link #job}
 */
record LossPerWeight(EngineUnderTest engine, TrainingJob weighted, IntFunction<TrainingJob> jobs) {

  /**
   * @param job whose training rows have weights
   * @param epoch from 1
   * @return the same with weights whose sum over each batch of that epoch is its number of rows
   */
  static TrainingJob job(TrainingJob job, int epoch) {
    int[] order = job.plan(epoch).order();
    double[] weights = job.train().weights();
    int batch = job.config().batchSize();
    for (int from = 0; from < order.length; from += batch) {
      int to = Math.min(order.length, from + batch);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += weights[order[i]];
      }
      for (int i = from; i < to; i++) {
        weights[order[i]] *= (to - from) / sum;
      }
    }
    Examples rows = job.train();
    return new TrainingJob(
        job.network(),
        job.config(),
        new Examples(rows.features(), rows.targets(), weights),
        job.validation(),
        job.initial(),
        job.order());
  }

  TrainedModel train() {
    TrainingJob first = jobs.apply(1);
    Weights weights = first.initial();
    OptimizerState state = null;
    HeldOutScores scores = null;
    List<EpochRecord> history = new ArrayList<>();
    List<double[]> stepLosses = new ArrayList<>();
    for (int epoch = 1; epoch <= first.config().epochs(); epoch++) {
      TrainingJob job = jobs.apply(epoch);
      EpochPlan plan = job.plan(epoch);
      try (TrainingSession session = engine.bound(job)) {
        session.restore(weights);
        if (state != null) {
          session.restore(state);
        }
        EpochOutput output = plan.run(session);
        EpochLosses losses = EpochLosses.of(job, job.rowWeights(), plan.order(), output);
        scores = HeldOutScores.of(session, job, job.validation());
        history.add(
            new EpochRecord(
                epoch,
                losses.mean(),
                losses.metric(),
                scores.loss(),
                scores.metric(),
                0,
                EpochLosses.of(weighted, weighted.rowWeights(), plan.order(), output)
                    .weightedMetric()));
        stepLosses.add(losses.perStep());
        weights = session.weights();
        state = session.optimizerState();
      }
    }
    return new TrainedModel(
        engine.backend().id(),
        engine.device(),
        first.network(),
        weights,
        history,
        stepLosses,
        history.size(),
        false,
        scores,
        scores);
  }
}
