package org.concordml.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordml.Notice;
import org.concordml.cli.argument.OptionWording;
import org.concordml.comparison.ParityReport;
import org.concordml.engine.EngineBackend;
import org.concordml.evaluation.Evaluation;
import org.concordml.experiment.Baseline;
import org.concordml.experiment.Experiment;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;
import org.concordml.quality.PredictionChecks;
import org.concordml.report.JobReport;
import org.concordml.run.StartModel;
import org.concordml.training.runner.EngineRun;

/**
 * An experiment and what a report says beside it.
 *
 * @param experiment the recipe on the table
 * @param origin what the user should know of where the training comes from; usually nothing
 * @param start the saved model that the training starts from; empty if weights are drawn
 * @param provenance of what will come of it
 * @param withBaseline whether a linear model stands beside the network
 */
public record PreparedJob(
    Experiment experiment,
    List<Notice> origin,
    Optional<StartModel> start,
    Provenance provenance,
    boolean withBaseline) {

  /** Takes a copy. */
  public PreparedJob {
    origin = List.copyOf(origin);
  }

  /**
   * @param notice of where the training comes from
   * @return the same job with it, too
   */
  public PreparedJob from(Notice notice) {
    List<Notice> all = new ArrayList<>(origin);
    all.add(notice);
    return new PreparedJob(experiment, all, start, provenance, withBaseline);
  }

  /**
   * @param model that the training starts from
   * @return the same job, from there
   */
  public PreparedJob from(StartModel model) {
    return new PreparedJob(experiment, origin, Optional.of(model), provenance, withBaseline);
  }

  /**
   * @return what the user should know, with options as ways out
   */
  public List<String> notices() {
    return Stream.concat(origin.stream(), experiment.notices().stream())
        .map(notice -> notice.in(OptionWording.OPTIONS))
        .toList();
  }

  /**
   * @param runs what came out
   * @return what the user should know of it, with options as ways out
   */
  List<String> notices(List<EngineRun> runs) {
    List<String> notices = new ArrayList<>();
    for (EngineRun run : runs) {
      oneClass(run).map(notice -> notice.in(OptionWording.OPTIONS)).ifPresent(notices::add);
    }
    return notices;
  }

  private Optional<Notice> oneClass(EngineRun run) {
    return run.evaluation() instanceof Evaluation.Binary binary
        ? PredictionChecks.oneClass(
            run.model().engine(),
            binary,
            run.model().test().predictions(),
            experiment.data().schema())
        : Optional.empty();
  }

  /**
   * Draws intervals and fits the baseline, too, after the runs, so that it takes nothing from what
   * they are measured by.
   *
   * @param command that was run
   * @param backends the engines of the runs, in their order
   * @param runs the results
   * @param parity whether they agree
   * @return everything a report is made of
   */
  public JobReport report(
      String command,
      List<? extends EngineBackend> backends,
      List<EngineRun> runs,
      Optional<ParityReport> parity) {
    List<String> notices = new ArrayList<>(notices());
    notices.addAll(notices(runs));
    Optional<Baseline.Fitted> fitted = baseline(notices);
    return new JobReport(
        command,
        experiment,
        notices,
        runs.stream().map(experiment::withIntervals).toList(),
        parity,
        fitted,
        provenance,
        backends.stream().map(EngineIdentity::of).toList(),
        start);
  }

  private Optional<Baseline.Fitted> baseline(List<String> notices) {
    return withBaseline
        ? experiment
            .baseline()
            .match(
                new Baseline.Cases<Optional<Baseline.Fitted>>() {
                  @Override
                  public Optional<Baseline.Fitted> fitted(Baseline.Fitted baseline) {
                    return Optional.of(baseline);
                  }

                  @Override
                  public Optional<Baseline.Fitted> leftOut(Baseline.LeftOut baseline) {
                    notices.add(baseline.notice().in(OptionWording.OPTIONS));
                    return Optional.empty();
                  }
                })
        : Optional.empty();
  }
}
