package org.concordml.benchmark;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
   * @param firstSeconds the first run, which is not among the timed ones
   * @param warmUpRuns runs after the first and before the timed ones
   * @param seconds of each timed run, in order
   * @param rowsPerSecond of each timed run, in order
   * @param peakMemoryMb most memory the process held during this cell's own work, in mebibytes;
   *     sessions of other engines that were open at the time count
   * @param peakGpuMb most memory of its GPU that was in use, by all processes, of the readings
   *     after the first run and after each later one, in mebibytes; empty on the CPU
   * @param coresBusy processor seconds of the process a second of timed run; NaN where Java cannot
   *     tell
   * @param outOfTime whether the cell's time ended the runs before their number did
   * @param timeToTarget how long the quality asked for took; empty if none was asked for
   */
  record Measured(
      DeviceChoice device,
      OptionalInt threadsUsed,
      double openSeconds,
      double firstSeconds,
      int warmUpRuns,
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
   * @param reason why, in a sentence without its full stop
   * @param cause what was thrown
   */
  record Failed(String reason, Throwable cause) implements CellOutcome {

    /**
     * @param thrown by the engine
     * @return the failure in words
     */
    public static Failed of(Throwable thrown) {
      String text = thrown.getMessage();
      String name = thrown.getClass().getSimpleName();
      if (thrown instanceof OutOfMemoryError) {
        return new Failed("out of memory (" + text + ")", thrown);
      }
      boolean ours = thrown instanceof ConcordException;
      return new Failed(ours ? text : text == null ? name : name + ": " + text, thrown);
    }
  }
}
