package org.concordml.engine;

import java.util.Objects;
import java.util.stream.Collectors;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;

/**
 * All an engine needs to know to train.
 *
 * @param network what to compute
 * @param initial weights to start from
 * @param loss what to minimise
 * @param optimizer how
 * @param clipping what to do with large gradients, of parameters that are not frozen
 * @param frozen how many dense layers, from the first, keep their weights: at least 0 and less than
 *     there are
 */
public record TrainingSpec(
    NetworkSpec network,
    Weights initial,
    Loss loss,
    Optimizer optimizer,
    GradientClipping clipping,
    int frozen) {

  /** Checks that the weights are this network's, and that the loss is of what it predicts. */
  public TrainingSpec {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(clipping, "clipping");
    if (loss.task() != network.head().task()) {
      throw new IllegalArgumentException(
          "the loss of a network whose head is "
              + network.head().key()
              + " must be one of "
              + Loss.all(network.head().task()).stream()
                  .map(Loss::key)
                  .collect(Collectors.joining(", "))
              + ", found "
              + loss.key());
    }
    if (!initial.layout().equals(network.layout())) {
      throw new IllegalArgumentException(
          "initial weights must have the layout of the network, found "
              + initial.layout().size()
              + " values for "
              + network.layout().size());
    }
    network.requireFreezable(frozen);
  }

  /**
   * Of which every layer learns.
   *
   * @param network what to compute
   * @param initial weights to start from
   * @param loss what to minimise
   * @param optimizer how
   * @param clipping what to do with large gradients
   */
  public TrainingSpec(
      NetworkSpec network,
      Weights initial,
      Loss loss,
      Optimizer optimizer,
      GradientClipping clipping) {
    this(network, initial, loss, optimizer, clipping, 0);
  }

  /**
   * @return how many parameters keep their values, the first of the flat vector: those of the
   *     layers that are frozen
   */
  public int frozenParameters() {
    return network.layout().kernel(frozen).offset();
  }

  /**
   * What an engine that has no other way to score is given: a rule without memory, and no step is
   * ever taken.
   *
   * @param network what to compute
   * @param weights of the network
   * @return the least that a session can be opened with
   */
  static TrainingSpec forScoring(NetworkSpec network, Weights weights) {
    return new TrainingSpec(
        network,
        weights,
        Loss.standard(network.head().task()),
        new Sgd(0, false),
        GradientClipping.NONE);
  }
}
