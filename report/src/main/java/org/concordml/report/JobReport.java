package org.concordml.report;

import java.util.List;
import java.util.Optional;
import org.concordml.comparison.ParityReport;
import org.concordml.data.TabularData;
import org.concordml.experiment.Baseline;
import org.concordml.experiment.BaselineComparison;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.network.NetworkSpec;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;
import org.concordml.run.RunRecord;
import org.concordml.run.StartModel;
import org.concordml.split.Split;
import org.concordml.training.FitConfig;
import org.concordml.training.runner.EngineRun;

/**
 * A finished job: everything its report is made of.
 *
 * @param command that was run, {@code compare} or {@code train}
 * @param experiment the recipe on the table
 * @param notices what a user should know, each in words for its reader
 * @param runs one an engine, in the order they ran; at least one
 * @param parity whether they agree; empty when there was nothing to compare
 * @param baseline the linear model beside the network; empty when there is none
 * @param provenance when, by which program and on which Java it was made
 * @param engines exactly which engines did the arithmetic, in the order of the runs
 * @param start the saved model that it started from; empty if weights were drawn
 */
public record JobReport(
    String command,
    Experiment experiment,
    List<String> notices,
    List<EngineRun> runs,
    Optional<ParityReport> parity,
    Optional<Baseline.Fitted> baseline,
    Provenance provenance,
    List<EngineIdentity> engines,
    Optional<StartModel> start) {

  /** Takes a copy. */
  public JobReport {
    notices = List.copyOf(notices);
    runs = List.copyOf(runs);
    engines = List.copyOf(engines);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a report must have at least one run, found none");
    }
    if (engines.size() != runs.size()) {
      throw new IllegalArgumentException(
          "a report must have an engine a run, found "
              + engines.size()
              + " engines and "
              + runs.size()
              + " runs");
    }
  }

  /**
   * @return the network against its baseline: that of the engine that the others are compared with
   */
  public Optional<BaselineComparison> baselineComparison() {
    return baseline.map(fitted -> BaselineComparison.of(experiment, fitted, reference()));
  }

  private EngineRun reference() {
    return runs.stream()
        .filter(run -> parity.filter(p -> p.reference().equals(run.engine())).isPresent())
        .findFirst()
        .orElse(runs.get(0));
  }

  /**
   * @return the run as it is kept
   */
  public RunRecord record() {
    return RunRecord.of(command, experiment, runs, engines, provenance, start);
  }

  /**
   * @param run which of the runs
   * @return that one alone, as a training
   */
  public RunRecord record(int run) {
    return RunRecord.of(
        "train", experiment, List.of(runs.get(run)), List.of(engines.get(run)), provenance, start);
  }

  /**
   * @return what was to be done
   */
  public Recipe recipe() {
    return experiment.recipe();
  }

  /**
   * @return the table
   */
  public TabularData data() {
    return experiment.data();
  }

  /**
   * @return which rows are on which side
   */
  public Split split() {
    return experiment.split();
  }

  /**
   * @return what was trained
   */
  public NetworkSpec network() {
    return experiment.training().network();
  }

  /**
   * @return how it was trained
   */
  public FitConfig config() {
    return experiment.training().config();
  }
}
