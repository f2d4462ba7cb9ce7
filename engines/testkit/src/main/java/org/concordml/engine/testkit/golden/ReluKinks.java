package org.concordml.engine.testkit.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.concordml.engine.testkit.reference.ReferenceEpoch;
import org.concordml.engine.testkit.reference.ReferenceNetwork;
import org.concordml.training.TrainingJob;

/**
 * Where a training meets the kink of a ReLU: some row's input of a unit comes so near to 0 that
 * rounding decides on which side it is, and with that the gradient. Found by training the reference
 * network, if it is asked.
 */
final class ReluKinks {

  private final IntFunction<TrainingJob> jobs;
  private final double near;
  private final List<Double> nearest = new ArrayList<>();
  private ReferenceNetwork network;

  /**
   * @param jobs what is trained, by epoch from 1
   * @param near how near to 0; 0 for no kink at all
   */
  ReluKinks(IntFunction<TrainingJob> jobs, double near) {
    this.jobs = jobs;
    this.near = near;
  }

  /**
   * @param epoch from 1
   * @return whether a kink is met in that epoch or before
   */
  boolean metBy(int epoch) {
    if (near == 0) {
      return false;
    }
    if (network == null) {
      network = new ReferenceNetwork(jobs.apply(1).session());
    }
    while (nearest.size() < epoch) {
      int next = nearest.size() + 1;
      TrainingJob job = jobs.apply(next);
      ReferenceEpoch.run(network, job, job.plan(next));
      nearest.add(network.nearestKink());
    }
    return nearest.get(epoch - 1) <= near;
  }
}
