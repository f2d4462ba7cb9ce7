package org.concordml.run;

import org.concordml.experiment.Experiment;

/**
 * The table that a run was made on.
 *
 * @param source what a user called it
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @param rows that were used
 * @param trainRows that it learnt from
 * @param monitorRows that choices looked at
 * @param testRows that scored it
 */
public record TrainedOn(
    String source, String sha256, int rows, int trainRows, int monitorRows, int testRows) {

  /**
   * @param experiment that was run
   * @return its table
   */
  public static TrainedOn of(Experiment experiment) {
    return new TrainedOn(
        experiment.data().source(),
        experiment.data().sha256(),
        experiment.data().rows().rows(),
        experiment.split().train().length,
        experiment.split().monitor().length,
        experiment.split().test().length);
  }
}
