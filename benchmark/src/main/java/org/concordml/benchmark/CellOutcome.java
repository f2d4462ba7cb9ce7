package org.concordml.benchmark;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.concordml.ConcordException;
import org.concordml.engine.DeviceChoice;

/** The outcome of one cell: a measurement or why there is none. */
public sealed interface CellOutcome {

  /**
   * It was timed.
   *
   * @param device where, asked for and used
   * @param threadsUsed the most threads of the processor that any run was computed with; empty
   *     where the engine does not tell
   * @param openSeconds opening the session and handing the rows over, once
   * @param firstSeconds the first pass over the rows, which is not among the timed ones
   * @param warmUpRuns passes after the first and before the timed runs
   * @param passesPerRun passes that make a timed run; more than one where a pass is too short for
   *     the clocks
   * @param seconds of each timed run, in order
   * @param rowsPerSecond of each timed run, in order
   * @param peakMemoryMb most memory the process held during this cell's own work, in mebibytes;
   *     sessions of other engines that were open at the time count
   * @param peakGpuMb most memory of its GPU that was in use, by all processes, of the readings
   *     after the first run and after each later one, in mebibytes; empty on the CPU
   * @param coresBusy processor seconds of the process a second of timed run, at most the processors
   *     there are; NaN where Java cannot tell, or the runs are too short for the clock that counts
   *     them
   * @param outOfTime whether the cell's time ended the runs before their number did
   * @param timeToTarget how long the quality asked for took; empty if none was asked for
   */
  record Measured(
      DeviceChoice device,
      OptionalInt threadsUsed,
      double openSeconds,
      double firstSeconds,
      int warmUpRuns,
      int passesPerRun,
      Sample seconds,
      Sample rowsPerSecond,
      double peakMemoryMb,
      OptionalDouble peakGpuMb,
      double coresBusy,
      boolean outOfTime,
      Optional<TimeToTarget> timeToTarget)
      implements CellOutcome {}

  /**
   * It was not.
   *
   * @param reason why, on one line; a sentence without its full stop unless Concord says it
   * @param cause what was thrown
   */
  record Failed(String reason, Throwable cause) implements CellOutcome {

    /** What native libraries say when the system gives them none. */
    private static final Pattern NO_MEMORY =
        Pattern.compile("(?i)out of memory|(can't|cannot|could not|failed to|unable to) allocate");

    /**
     * @param thrown by the engine
     * @return the failure in words
     */
    public static Failed of(Throwable thrown) {
      String text = thrown.getMessage();
      if (thrown instanceof ConcordException) {
        return new Failed(String.valueOf(text), thrown);
      }
      String name = thrown.getClass().getSimpleName();
      String first = text == null ? "" : text.lines().findFirst().orElse("");
      if (thrown instanceof OutOfMemoryError || NO_MEMORY.matcher(first).find()) {
        return new Failed("out of memory (" + first + ")", thrown);
      }
      return new Failed(first.isEmpty() ? name : name + ": " + first, thrown);
    }
  }
}
