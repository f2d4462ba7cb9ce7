package org.concordml.training;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingStep;
import org.concordml.network.HiddenLayer;
import org.concordml.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one epoch: batch order, learning rates, dropout masks and noise, drawn on the host
 * as they are asked for. Iterating twice gives the same steps.
 */
public final class EpochPlan implements Iterable<TrainingStep> {

  private final TrainingJob job;
  private final int epoch;
  private final int[] order;

  EpochPlan(TrainingJob job, int epoch) {
    this.job = job;
    this.epoch = epoch;
    this.order = job.order().epoch(epoch);
  }

  /**
   * @return positions in the training rows, in the order of this epoch
   */
  public int[] order() {
    return order.clone();
  }

  /**
   * Takes all steps of the epoch.
   *
   * @param session with the training rows bound
   * @return what it knows at the end
   */
  public EpochOutput run(TrainingSession session) {
    return run(session, batches -> {});
  }

  /**
   * Takes all steps; before each it tells how many were taken, and whatever that throws ends it.
   */
  EpochOutput run(TrainingSession session, IntConsumer beforeStep) {
    session.beginEpoch(order());
    int taken = 0;
    for (TrainingStep step : this) {
      beforeStep.accept(taken);
      session.step(step);
      taken++;
    }
    return session.endEpoch();
  }

  @Override
  public Iterator<TrainingStep> iterator() {
    RandomStreams streams = job.streams();
    boolean drops = job.network().hasDropout();
    boolean noisy = job.config().inputNoise() > 0;
    @Nullable RandomGenerator dropout = drops ? streams.open("dropout", epoch) : null;
    @Nullable RandomGenerator noise = noisy ? streams.open("noise", epoch) : null;
    return new Iterator<>() {
      private int from;
      private int index;

      @Override
      public boolean hasNext() {
        return from < order.length;
      }

      @Override
      public TrainingStep next() {
        if (!hasNext()) {
          throw new NoSuchElementException("epoch " + epoch + " has " + index + " steps");
        }
        int to = Math.min(order.length, from + job.config().batchSize());
        long before = (long) (epoch - 1) * job.stepsPerEpoch() + index;
        double rate =
            job.config().learningRate().at(before, job.stepsPerEpoch(), job.config().epochs());
        TrainingStep step =
            new TrainingStep(
                from,
                to,
                before + 1,
                rate,
                noise != null ? gaussian(noise, (to - from) * job.network().inputs()) : null,
                dropout != null ? masks(dropout, to - from) : List.of());
        from = to;
        index++;
        return step;
      }
    };
  }

  private float[] gaussian(RandomGenerator random, int count) {
    float[] noise = new float[count];
    for (int i = 0; i < count; i++) {
      noise[i] = (float) (job.config().inputNoise() * random.nextGaussian());
    }
    return noise;
  }

  private List<float @Nullable []> masks(RandomGenerator random, int rows) {
    List<float @Nullable []> masks = new ArrayList<>();
    for (HiddenLayer layer : job.network().hidden()) {
      masks.add(layer.dropout() == 0 ? null : mask(random, rows * layer.units(), layer.dropout()));
    }
    return masks;
  }

  private static float[] mask(RandomGenerator random, int count, double rate) {
    float keep = (float) (1 / (1 - rate));
    float[] mask = new float[count];
    for (int i = 0; i < count; i++) {
      mask[i] = random.nextDouble() < rate ? 0 : keep;
    }
    return mask;
  }
}
