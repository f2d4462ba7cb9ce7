package org.concordml.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a run is timed when programs are put side by side, the same for all of them ({@code timed} in
 * {@code peers/python/protocol.py} is its twin): one run apart, a warm-up of three seconds and two
 * runs, or one if the first took more than a second, then five runs and a second, fifty runs at
 * most; of runs of more than four seconds, two.
 */
public final class TimedRuns {

  private static final double WARM_UP_SECONDS = 3;
  private static final int LEAST = 5;
  private static final int MOST = 50;
  private static final double SLOW = 4;

  private TimedRuns() {}

  /**
   * Times runs.
   *
   * @param run one run, with all of its results in place when it returns
   * @return seconds of each timed run
   */
  public static List<Double> of(Runnable run) {
    double first = once(run);
    List<Double> warm = new ArrayList<>();
    while (sum(warm) < WARM_UP_SECONDS || (warm.size() < 2 && first <= 1)) {
      warm.add(once(run));
    }
    List<Double> seconds = new ArrayList<>();
    if (warm.get(warm.size() - 1) > SLOW) {
      return List.of(once(run), once(run));
    }
    while (seconds.size() < LEAST || (sum(seconds) < 1 && seconds.size() < MOST)) {
      seconds.add(once(run));
    }
    return seconds;
  }

  private static double once(Runnable run) {
    long start = System.nanoTime();
    run.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static double sum(List<Double> seconds) {
    return seconds.stream().mapToDouble(Double::doubleValue).sum();
  }

  /**
   * Prints the JSON line that the sitting reads.
   *
   * @param out where to
   * @param library a class of what was timed; its jar tells the version
   * @param seconds of each run
   */
  public static void tell(PrintStream out, Class<?> library, List<Double> seconds) {
    String all =
        seconds.stream()
            .map(s -> String.format(Locale.ROOT, "%.9f", s))
            .collect(Collectors.joining(", "));
    out.printf(Locale.ROOT, "{\"version\": \"%s\", \"seconds\": [%s]}%n", version(library), all);
  }

  /**
   * Prints the JSON line of a whole job.
   *
   * @param out where to
   * @param library a class of what ran; its jar tells the version
   * @param loss cross-entropy of the test rows; NaN where it is not told
   * @param accuracy of the test rows
   */
  public static void tell(PrintStream out, Class<?> library, double loss, double accuracy) {
    out.printf(
        Locale.ROOT,
        "{\"version\": \"%s\", \"loss\": %s, \"accuracy\": %.4f}%n",
        version(library),
        Double.isNaN(loss) ? "null" : Double.toString(loss),
        accuracy);
  }

  private static String version(Class<?> library) {
    String jar = library.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Path.of(jar).getFileName().toString().replaceFirst("\\.jar$", "");
  }
}
