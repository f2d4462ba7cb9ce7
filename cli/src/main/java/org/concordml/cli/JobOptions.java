package org.concordml.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.concordml.Notice;
import org.concordml.comparison.ParityReport;
import org.concordml.data.Examples;
import org.concordml.data.TabularData;
import org.concordml.engine.EngineBackend;
import org.concordml.network.NetworkSpec;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;
import org.concordml.quality.JobChecks;
import org.concordml.quality.PredictionChecks;
import org.concordml.report.JobReport;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
import org.concordml.training.EngineRun;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingDivergedException;
import org.concordml.training.TrainingJob;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a training job, and the way from them to the job. */
final class JobOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private FitOptions fit;

  /**
   * A job and what it was made of.
   *
   * @param data the table
   * @param splitting how it was split
   * @param split into which rows
   * @param scaler what was fitted
   * @param threshold of the evaluation
   * @param training the job itself
   * @param checks what looking at it before training has found
   * @param provenance of what will come of it
   */
  record PreparedJob(
      TabularData data,
      TrainTestSplit splitting,
      Split split,
      Scaler scaler,
      double threshold,
      TrainingJob training,
      List<Notice> checks,
      Provenance provenance) {

    /**
     * @return what the user should know, with options as ways out
     */
    List<String> notices() {
      return Stream.concat(data.preparation().notices().stream(), checks.stream())
          .map(notice -> notice.in(OptionWording.OPTIONS))
          .toList();
    }

    /**
     * @param runs what came out
     * @return what the user should know of it, with options as ways out
     */
    List<String> notices(List<EngineRun> runs) {
      return runs.stream()
          .map(
              run ->
                  PredictionChecks.oneClass(
                      run.model().engine(),
                      run.evaluation(),
                      run.model().validation().predictions(),
                      data.schema()))
          .flatMap(Optional::stream)
          .map(notice -> notice.in(OptionWording.OPTIONS))
          .toList();
    }

    /**
     * Trains, and tells a divergence in the words of the table.
     *
     * @param work that trains this job
     * @param <T> what it comes to
     * @return what it came to
     */
    <T> T train(Supplier<T> work) {
      try {
        return work.get();
      } catch (TrainingDivergedException diverged) {
        throw diverged.in(data);
      }
    }

    /**
     * @param command that was run
     * @param backends the engines of the runs, in their order
     * @param runs the results
     * @param parity whether they agree
     * @return everything a report is made of
     */
    JobReport report(
        String command,
        List<EngineBackend> backends,
        List<EngineRun> runs,
        Optional<ParityReport> parity) {
      return new JobReport(
          command,
          data,
          splitting,
          split,
          scaler,
          training.network(),
          training.config(),
          threshold,
          Stream.concat(notices().stream(), notices(runs).stream()).toList(),
          runs,
          parity,
          provenance,
          backends.stream().map(EngineIdentity::of).toList());
    }
  }

  /**
   * Refuses options that are wrong by themselves, before a folder or a file is touched.
   *
   * @return what they say
   * @throws ParameterException if one is out of its range or would be ignored
   */
  CheckedJob check() {
    CheckedJob job =
        new CheckedJob(
            this,
            data.splitting(),
            data.scaler(),
            data.threshold(),
            checked(() -> fit.config(data.seed(), network.initializer())));
    checked(() -> network.network(1));
    return job;
  }

  /** A job whose options are right by themselves, of a table that is still to be read. */
  record CheckedJob(
      JobOptions options,
      TrainTestSplit splitting,
      Scaler scaler,
      double threshold,
      FitConfig config) {

    /** Reads, splits, scales. */
    PreparedJob prepare() {
      Provenance provenance = Provenance.now(ConcordCommand.words(options.spec));
      TabularData table = options.data.read();
      Split split = splitting.split(table);
      FittedScaler fitted = scaler.fit(split.training(table));
      Examples train = fitted.transform(split.training(table).labelled());
      Examples test = fitted.transform(split.test(table));
      int inputs = table.schema().features().size();
      NetworkSpec definition = options.checked(() -> options.network.network(inputs));
      TrainingJob job = TrainingJob.of(definition, config, train, test);
      List<Notice> checks = JobChecks.beforeTraining(table, split, fitted, config);
      return new PreparedJob(table, splitting, split, scaler, threshold, job, checks, provenance);
    }
  }

  private <T> T checked(Supplier<T> options) {
    try {
      return options.get();
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
  }
}
