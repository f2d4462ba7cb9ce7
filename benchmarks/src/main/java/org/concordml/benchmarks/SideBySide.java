package org.concordml.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.datasets.GeneratedTable;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.model.Decision;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.EngineRunner;

/**
 * Concord's part of a sitting beside other libraries (`benchmarks/peers/run`).
 *
 * <p>Arguments: an engine, the work ({@code epoch}, {@code rows100k}, {@code rows1m}, {@code csv}),
 * the number of threads and the large CSV; or an engine and {@code job}; or {@code write} and the
 * large CSV.
 */
public final class SideBySide {

  private static final GeneratedTable LARGE = new GeneratedTable(1_000_000, 31, 42);

  private SideBySide() {}

  /**
   * Prints one JSON line.
   *
   * @param args as the class says
   * @throws IOException if the CSV cannot be written
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    if (args[0].equals("write")) {
      LARGE.writeCsv(Path.of(args[1]));
      return;
    }
    if (args[1].equals("job")) {
      TrainingBackend engine = EngineRegistry.load().findTraining(args[0]);
      EngineRun run =
          new EngineRunner(DeviceRequest.AUTO, new Decision(0.5))
              .run(engine, MainJob.of(10), TrainingObserver.NONE);
      double accuracy = run.evaluation().headline();
      TimedRuns.tell(out, TrainingJob.class, run.model().validation().loss(), accuracy);
      return;
    }
    ThreadCount threads = ThreadCount.parse(args[2]);
    TimedRuns.tell(out, TrainingJob.class, time(args[0], args[1], threads, Path.of(args[3])));
  }

  private static List<Double> time(String engine, String work, ThreadCount threads, Path csv) {
    return switch (work) {
      case "epoch" -> epochs(engine, MainJob.of(1), threads);
      case "rows100k" -> epochs(engine, OpenSession.job(OpenSession.draw(100_000), 32), threads);
      case "rows1m" -> epochs(engine, OpenSession.job(OpenSession.draw(1_000_000), 1024), threads);
      case "csv" -> TimedRuns.of(() -> TabularDataReader.read(CsvSource.file(csv), LARGE.roles()));
      default -> throw new IllegalArgumentException("work must be known, found '" + work + "'");
    };
  }

  private static List<Double> epochs(String engine, TrainingJob job, ThreadCount threads) {
    try (TrainingSession session = OpenSession.of(engine, job, threads)) {
      session.bind(job.train(), null);
      int[] epoch = {0};
      return TimedRuns.of(
          () -> {
            job.plan(++epoch[0]).run(session);
          });
    }
  }
}
