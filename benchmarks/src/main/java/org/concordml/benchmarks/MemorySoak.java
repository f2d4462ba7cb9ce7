package org.concordml.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.concordml.comparison.EngineRunner;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.EngineSession;
import org.concordml.engine.TrainingStep;
import org.concordml.training.TrainingJob;

/**
 * Resident memory over many steps of one session: the figure that shows a leak. Linux only.
 *
 * <p>Arguments: engine, number of steps.
 */
public final class MemorySoak {

  private static final int READINGS = 20;

  private MemorySoak() {}

  /**
   * Prints a line a reading and the slope of the second half.
   *
   * @param args engine and number of steps
   * @throws IOException if the process's own status cannot be read
   */
  public static void main(String[] args) throws IOException {
    String engine = args[0];
    long steps = Long.parseLong(args[1]);
    PrintStream out = System.out;
    TrainingJob job = MainJob.of(1);
    EngineBackend backend = EngineRegistry.load().find(engine);
    DeviceChoice device =
        DeviceChoice.choose(DeviceRequest.AUTO, engine, EngineRunner.require(backend));
    double[] residentMb = new double[READINGS];
    try (EngineSession session = backend.open(job.session(), device)) {
      session.bind(job.train(), null);
      long done = 0;
      int epoch = 0;
      for (int reading = 0; reading < READINGS; reading++) {
        while (done < steps * (reading + 1) / READINGS) {
          epoch++;
          done += epoch(session, job, epoch);
        }
        residentMb[reading] = residentMb();
        out.printf(Locale.ROOT, "%s %d steps: %.1f MB%n", engine, done, residentMb[reading]);
      }
    }
    double slope = (residentMb[READINGS - 1] - residentMb[READINGS / 2]) / (steps / 2.0 / 100_000);
    out.printf(Locale.ROOT, "%s second half: %.2f MB per 100,000 steps%n", engine, slope);
  }

  private static int epoch(EngineSession session, TrainingJob job, int epoch) {
    var plan = job.plan(epoch);
    int steps = 0;
    session.beginEpoch(plan.order());
    for (TrainingStep step : plan) {
      session.step(step);
      steps++;
    }
    session.endEpoch();
    session.logits(job.validation().features());
    return steps;
  }

  private static double residentMb() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException("/proc/self/status must have a line VmRSS, found none");
  }
}
