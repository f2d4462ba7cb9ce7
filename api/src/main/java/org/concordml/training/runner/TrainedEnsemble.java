package org.concordml.training.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.concordml.engine.DeviceChoice;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.training.EpochRecord;
import org.concordml.training.HeldOutScores;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;

/**
 * What a job leaves behind: one network, or several whose predictions are averaged.
 *
 * @param members the networks, in order, each with its own history and its own epoch kept; at least
 *     one
 * @param validation what they say of the validation rows together
 * @param test what they say of the test rows together
 */
public record TrainedEnsemble(
    List<TrainedModel> members, HeldOutScores validation, HeldOutScores test) {

  /** Takes a copy of the list. */
  public TrainedEnsemble {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble must have a network, found none");
    }
  }

  /**
   * @param network alone
   * @return it, and what it says
   */
  public static TrainedEnsemble of(TrainedModel network) {
    return new TrainedEnsemble(List.of(network), network.validation(), network.test());
  }

  /**
   * Averages networks.
   *
   * @param job that they were trained by
   * @param members in order; at least one
   * @return them, and what they say together; of one network what it says
   */
  static TrainedEnsemble of(TrainingJob job, List<TrainedModel> members) {
    List<Weights> weights = members.stream().map(TrainedModel::weights).toList();
    HeldOutScores validation =
        HeldOutScores.averaged(
            members.stream().map(TrainedModel::validation).toList(),
            weights,
            job,
            job.validation());
    HeldOutScores test =
        job.test() == job.validation()
            ? validation
            : HeldOutScores.averaged(
                members.stream().map(TrainedModel::test).toList(), weights, job, job.test());
    return new TrainedEnsemble(members, validation, test);
  }

  /**
   * @return how many networks there are
   */
  public int size() {
    return members.size();
  }

  /**
   * @return id of the engine
   */
  public String engine() {
    return members.get(0).engine();
  }

  /**
   * @return where it was trained
   */
  public DeviceChoice device() {
    return members.get(0).device();
  }

  /**
   * @return what each of the networks is
   */
  public NetworkSpec network() {
    return members.get(0).network();
  }

  /**
   * @return of each network, in order
   */
  public List<Weights> weights() {
    return members.stream().map(TrainedModel::weights).toList();
  }

  /**
   * The history to show: of one network its own; of several, for each epoch that all of them had,
   * the mean of theirs, of the seconds too. A mean of losses is not the loss of the mean, see
   * {@link #validation}.
   *
   * @return one record an epoch
   */
  public List<EpochRecord> history() {
    if (members.size() == 1) {
      return members.get(0).history();
    }
    int epochs = members.stream().mapToInt(of -> of.history().size()).min().orElseThrow();
    boolean weighted = members.get(0).history().get(0).weightedMetric().isPresent();
    List<EpochRecord> mean = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      mean.add(
          new EpochRecord(
              epoch,
              mean(epoch, EpochRecord::loss),
              mean(epoch, EpochRecord::metric),
              mean(epoch, EpochRecord::valLoss),
              mean(epoch, EpochRecord::valMetric),
              mean(epoch, EpochRecord::seconds),
              weighted
                  ? OptionalDouble.of(mean(epoch, of -> of.weightedMetric().orElse(Double.NaN)))
                  : OptionalDouble.empty()));
    }
    return mean;
  }

  private double mean(int epoch, ToDoubleFunction<EpochRecord> number) {
    return members.stream()
            .mapToDouble(of -> number.applyAsDouble(of.history().get(epoch - 1)))
            .sum()
        / members.size();
  }

  /**
   * @return whether the weights of any network are those of an epoch before its last, restored at
   *     the end
   */
  public boolean restoredBestWeights() {
    return members.stream().anyMatch(TrainedModel::restoredBestWeights);
  }

  /**
   * @return whether early stopping ended the training of any network
   */
  public boolean stoppedEarly() {
    return members.stream().anyMatch(TrainedModel::stoppedEarly);
  }
}
