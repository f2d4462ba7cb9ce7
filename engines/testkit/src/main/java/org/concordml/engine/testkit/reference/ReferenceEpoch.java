package org.concordml.engine.testkit.reference;

import java.util.Arrays;
import org.concordml.data.Examples;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingStep;
import org.concordml.training.EpochPlan;
import org.concordml.training.TrainingJob;

/** An epoch of the reference network. */
public final class ReferenceEpoch {

  private ReferenceEpoch() {}

  public static EpochOutput run(ReferenceNetwork network, TrainingJob job, EpochPlan plan) {
    int[] order = plan.order();
    double[] rowWeights = job.rowWeights();
    int width = job.network().outputs();
    double[] outputs = new double[order.length * width];
    double[] penalties = new double[job.network().l2() > 0 ? job.stepsPerEpoch() : 0];
    int steps = 0;
    for (TrainingStep step : plan) {
      int[] stretch = Arrays.copyOfRange(order, step.from(), step.to());
      Examples batch = job.train().select(stretch);
      double[] weights =
          rowWeights == null
              ? null
              : Arrays.stream(stretch).mapToDouble(i -> rowWeights[i]).toArray();
      if (penalties.length > 0) {
        penalties[steps++] = network.penalty();
      }
      double[] z = network.step(batch, weights, step);
      System.arraycopy(z, 0, outputs, step.from() * width, z.length);
    }
    return new EpochOutput(outputs, penalties);
  }
}
