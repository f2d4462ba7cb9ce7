package org.concordml.cli.output;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.concordml.cli.option.OutputOptions;
import org.concordml.cli.option.PreparedJob;
import org.concordml.cli.terminal.Terminal;
import org.concordml.cli.terminal.WrappedText;
import org.concordml.comparison.ParityReport;
import org.concordml.data.Task;
import org.concordml.experiment.Experiment;
import org.concordml.report.JobReport;
import org.concordml.report.files.ReportFolder;
import org.concordml.report.json.ReportJson;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.TrainedEnsemble;

/** What a training command prints and writes, the same for one engine and for several. */
public final class JobOutput implements AutoCloseable {

  private final OutputOptions options;
  private final Terminal terminal;
  private final PrintWriter out;
  private final PrintWriter err;
  private EpochBar bar;

  /** How many of the notices the summary has told. */
  private int told;

  public JobOutput(OutputOptions options, Terminal terminal, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.terminal = terminal;
    this.out = out;
    this.err = err;
  }

  /** Where a person may read on: stdout unless a document is asked for there. */
  private boolean talks() {
    return !options.json() && !options.quiet();
  }

  public void summary(PreparedJob job) {
    if (talks()) {
      DataSummary.print(job, terminal.width(), out);
    } else { // --quiet leaves them too: they say what was done to the data
      job.notices().forEach(notice -> err.println("note: " + notice));
      err.flush();
    }
    told = job.notices().size();
  }

  /** Epoch lines, or a bar for a person who sees stderr but not those lines. */
  public TrainingObserver progress(Experiment experiment) {
    int networks = experiment.training().config().ensemble();
    TrainingObserver lines = talks() ? lines(experiment.task(), networks) : TrainingObserver.NONE;
    boolean unseen = options.json() || !terminal.outIsTerminal();
    if (terminal.errIsTerminal() && unseen && !options.quiet()) {
      bar = new EpochBar(System.err, terminal.columns(), networks);
      return lines.and(bar);
    }
    return lines;
  }

  private TrainingObserver lines(Task task, int networks) {
    return networks == 1
        ? new EpochLines(out, terminal.width(), task)
        : new NetworkLines(out, terminal.width(), task, networks);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /**
   * @param report what came of the job
   * @param folder where to write it
   */
  public void results(JobReport report, ReportFolder folder) {
    ReportFolder.Written written = folder.write(report);
    written
        .pictureProblem()
        .ifPresent(problem -> err.println("note: no picture: " + problem.getMessage()));
    List<String> notices = report.notices().subList(told, report.notices().size());
    if (!talks()) {
      notices.forEach(notice -> err.println("note: " + notice));
    }
    err.flush();
    if (options.json()) {
      out.print(ReportJson.of(report));
    } else {
      out.println(RunTable.of(report, terminal.width()));
      RunTable.intervals(report, terminal.width()).ifPresent(out::println);
      RunTable.weighted(report, terminal.width()).ifPresent(out::println);
      BaselineSentence.of(report)
          .ifPresent(sentence -> out.println(WrappedText.of(sentence, terminal.width(), 0)));
      if (talks()) {
        DataSummary.notices(notices, terminal.width(), out);
      } else {
        report.runs().stream()
            .map(EngineRun::model)
            .filter(TrainedEnsemble::restoredBestWeights)
            .forEach(this::kept);
      }
      print(report.parity(), written);
    }
    out.flush();
  }

  /** What the epoch lines would have told: the table is of another epoch than the last. */
  private void kept(TrainedEnsemble model) {
    out.println(
        model.engine()
            + ": "
            + (model.size() == 1
                ? EpochLines.kept(model.members().get(0).bestEpoch(), model.history().size())
                : "of each network the weights of its best epoch are kept and tested"));
  }

  private void print(Optional<ParityReport> parity, ReportFolder.Written written) {
    parity.ifPresent(p -> ParityText.print(p, options.color(terminal), terminal.width(), out));
    out.println("Wrote");
    written.files().forEach(file -> out.println("  " + file));
  }

  /**
   * @param files that were written beside the report, after it
   */
  public void also(List<Path> files) {
    if (!options.json()) {
      files.forEach(file -> out.println("  " + file));
      out.flush();
    }
  }
}
