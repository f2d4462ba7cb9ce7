package org.concordml.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.concordml.learning.OptimizerState;
import org.concordml.network.Weights;

/**
 * How far the training of a network has come after an epoch: all that is needed to go on. Resumed
 * from here on the same engine it gives the bits of a training that was never interrupted, because
 * all that is random is drawn anew from the seed and the number of the epoch.
 *
 * <p>Plain values; nothing native in it. {@link TrainingEvent.EpochFinished} offers it, {@link
 * TrainingLoop#resume} takes it.
 *
 * @param weights after the last of the epochs
 * @param optimizer what the optimizer remembers then
 * @param history one record an epoch done, in order; at least one
 * @param stepLosses loss of each batch, penalty included, by epoch
 * @param best what early stopping has found best so far; empty if there is no early stopping, or
 *     the metric has had no value yet
 * @param stoppedEarly whether early stopping has ended the training
 */
public record TrainingState(
    Weights weights,
    OptimizerState optimizer,
    List<EpochRecord> history,
    List<double[]> stepLosses,
    Optional<Best> best,
    boolean stoppedEarly) {

  /**
   * The best epoch so far.
   *
   * @param epoch from 1
   * @param value of the metric that is watched, a number
   * @param weights after that epoch
   */
  public record Best(int epoch, double value, Weights weights) {

    /** Checks that the value is one. */
    public Best {
      Objects.requireNonNull(weights, "weights");
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException("the best value must be a number, found NaN");
      }
    }
  }

  /** Takes copies of the lists and checks that all parts are of as many epochs. */
  public TrainingState {
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(optimizer, "optimizer");
    history = List.copyOf(history);
    List<double[]> losses = new ArrayList<>();
    stepLosses.forEach(epoch -> losses.add(epoch.clone()));
    stepLosses = List.copyOf(losses);
    if (history.isEmpty() || history.size() != stepLosses.size()) {
      throw new IllegalArgumentException(
          "there must be an epoch at least, and losses of each, found "
              + history.size()
              + " epochs and losses of "
              + stepLosses.size());
    }
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i).epoch() != i + 1) {
        throw new IllegalArgumentException(
            "the history must be of the epochs in order, found "
                + history.get(i).epoch()
                + " where "
                + (i + 1)
                + " must be");
      }
    }
    int epochs = history.size();
    best.ifPresent(
        of -> {
          if (of.epoch() < 1 || of.epoch() > epochs) {
            throw new IllegalArgumentException(
                "the best epoch must be from 1 to " + epochs + ", found " + of.epoch());
          }
        });
    if (stoppedEarly && best.isEmpty()) {
      throw new IllegalArgumentException(
          "a training that was stopped early must have a best epoch, found none");
    }
  }

  /**
   * @return how many epochs are done, at least 1
   */
  public int epochs() {
    return history.size();
  }

  /**
   * @param config of the training
   * @return whether nothing remains to be trained
   */
  public boolean isFinished(FitConfig config) {
    return stoppedEarly || epochs() >= config.epochs();
  }

  /**
   * Checks that this is the state of a training of a job.
   *
   * @param job to go on with
   * @throws IllegalArgumentException if it is of another network, optimizer or number of steps
   */
  public void requireOf(TrainingJob job) {
    require("parameters", job.network().layout(), weights.layout());
    best.ifPresent(of -> require("parameters", job.network().layout(), of.weights().layout()));
    List<String> slots = new ArrayList<>();
    optimizer.names().forEach(slots::add);
    require("state of the optimizer", job.config().optimizer().slots(), slots);
    for (String slot : slots) {
      require("values of " + slot, weights.layout().size(), optimizer.slot(slot).length);
    }
    require("steps", (long) epochs() * job.stepsPerEpoch(), optimizer.steps());
    for (double[] losses : stepLosses) {
      require("losses of an epoch", job.stepsPerEpoch(), losses.length);
    }
    if (epochs() > job.config().epochs()) {
      throw new IllegalArgumentException(
          "the state must be of at most " + job.config().epochs() + " epochs, found " + epochs());
    }
    if (best.isPresent() && job.config().earlyStopping().isEmpty()) {
      throw new IllegalArgumentException(
          "a training without early stopping must have no best epoch, found one");
    }
  }

  private static <T> void require(String what, T of, T found) {
    if (!found.equals(of)) {
      throw new IllegalArgumentException(
          "the state must have the " + what + " of the job, " + of + ", found " + found);
    }
  }
}
