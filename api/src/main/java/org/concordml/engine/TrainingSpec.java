package org.concordml.engine;

import java.util.Objects;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;

/**
 * All an engine needs to know to compute.
 *
 * @param network what to compute
 * @param initial weights to start from
 * @param loss what to minimise
 * @param optimizer how
 * @param clipping what to do with large gradients
 */
public record TrainingSpec(
    NetworkSpec network,
    Weights initial,
    Loss loss,
    Optimizer optimizer,
    GradientClipping clipping) {

  /** Checks that the weights are this network's. */
  public TrainingSpec {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(clipping, "clipping");
    if (!initial.layout().equals(network.layout())) {
      throw new IllegalArgumentException(
          "initial weights must have the layout of the network, found "
              + initial.layout().size()
              + " values for "
              + network.layout().size());
    }
  }
}
