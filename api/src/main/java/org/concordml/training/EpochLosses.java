package org.concordml.training;

import java.util.OptionalDouble;
import org.concordml.data.Targets;
import org.concordml.engine.EpochOutput;
import org.concordml.learning.OutputBatch;
import org.jspecify.annotations.Nullable;

/**
 * The losses of an epoch's steps, as Keras reports them.
 *
 * @param perStep loss of each batch, penalty included
 * @param mean weighed by rows
 * @param metric accuracy or mean absolute error, see {@link EpochRecord}
 * @param weightedMetric the same by the weights of the rows; empty if they have none
 */
@SuppressWarnings("ArrayRecordComponent") // looked at at once; never compared
public record EpochLosses(
    double[] perStep, double mean, double metric, OptionalDouble weightedMetric) {

  /**
   * Computes the losses from the outputs of each row.
   *
   * @param job whose loss, outcomes and batch size
   * @param rowWeights of the job's training rows, or null
   * @param order of the epoch
   * @param output of the epoch
   * @return the losses; not finite where an output was not
   */
  public static EpochLosses of(
      TrainingJob job, double @Nullable [] rowWeights, int[] order, EpochOutput output) {
    Targets targets = job.train().targets().select(order);
    double @Nullable [] weights = rowWeights == null ? null : new double[order.length];
    for (int i = 0; weights != null && rowWeights != null && i < order.length; i++) {
      weights[i] = rowWeights[order[i]];
    }
    int width = job.network().outputs();
    int batch = job.config().batchSize();
    double[] perStep = new double[(order.length + batch - 1) / batch];
    double sum = 0;
    for (int step = 0; step < perStep.length; step++) {
      int from = step * batch;
      int to = Math.min(order.length, from + batch);
      double loss =
          job.config()
              .loss()
              .value(new OutputBatch(output.outputs(), width, targets, weights, from, to));
      perStep[step] = output.penalties().length == 0 ? loss : loss + output.penalties()[step];
      sum += (to - from) * perStep[step];
    }
    return new EpochLosses(
        perStep,
        sum / order.length,
        HistoryMetric.of(job.network().head(), output.outputs(), targets, null),
        weights == null || job.train().weights() == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                HistoryMetric.of(job.network().head(), output.outputs(), targets, weights)));
  }

  /**
   * @return the first step, from 0, whose loss is NaN or infinite; -1 if there is none
   */
  int firstNotFinite() {
    for (int i = 0; i < perStep.length; i++) {
      if (!Double.isFinite(perStep[i])) {
        return i;
      }
    }
    return -1;
  }
}
