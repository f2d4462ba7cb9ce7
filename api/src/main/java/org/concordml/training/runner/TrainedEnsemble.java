package org.concordml.training.runner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.engine.DeviceChoice;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.split.EnsembleRows;
import org.concordml.training.EpochRecord;
import org.concordml.training.HeldOutScores;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;

/**
 * What a job leaves behind: one network, or several whose predictions are averaged.
 *
 * @param members the networks, in order, each with its own history and its own epoch kept; at least
 *     one
 * @param validation what they say of the validation rows together; where each has rows of its own,
 *     of every row that any of them holds back, what those say that do
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
        job.ensemble()
            .map(rows -> outOfBag(rows, members, job))
            .orElseGet(
                () ->
                    HeldOutScores.averaged(
                        members.stream().map(TrainedModel::validation).toList(),
                        weights,
                        job,
                        job.validation()));
    HeldOutScores test =
        job.test() == job.validation()
            ? validation
            : HeldOutScores.averaged(
                members.stream().map(TrainedModel::test).toList(), weights, job, job.test());
    return new TrainedEnsemble(members, validation, test);
  }

  /**
   * What networks say together of rows that they have not learnt: of each row that any of them
   * holds back, the mean of what those say that do. Without an L2 penalty.
   */
  private static HeldOutScores outOfBag(
      EnsembleRows divided, List<TrainedModel> members, TrainingJob job) {
    Examples rows = divided.rows();
    Head head = job.network().head();
    int width = head.outputs();
    List<List<double[]>> said =
        IntStream.range(0, rows.rows()).<List<double[]>>mapToObj(row -> new ArrayList<>()).toList();
    for (int network = 0; network < members.size(); network++) {
      double[] outputs = members.get(network).validation().outputs();
      int[] judged = divided.splits().get(network).test();
      for (int i = 0; i < judged.length; i++) {
        said.get(judged[i]).add(Arrays.copyOfRange(outputs, i * width, (i + 1) * width));
      }
    }
    int[] held = IntStream.range(0, said.size()).filter(r -> !said.get(r).isEmpty()).toArray();
    double[] mean = new double[held.length * width];
    for (int i = 0; i < held.length; i++) {
      System.arraycopy(head.averaged(said.get(held[i])), 0, mean, i * width, width);
    }
    return HeldOutScores.of(
        mean, job, new Examples(rows.features().select(held), rows.targets().select(held)));
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
