package org.concordml.report.chart;

import java.util.List;
import java.util.OptionalInt;
import org.concordml.training.EpochRecord;

/**
 * What is drawn of one engine.
 *
 * @param restored the epoch whose weights were restored at the end; empty if the last epoch's
 *     stayed, and if there are several networks
 */
record EngineLines(String engine, List<EpochRecord> history, OptionalInt restored) {

  /** Epochs of the longest run. */
  static int epochs(List<EngineLines> engines) {
    return engines.stream().mapToInt(engine -> engine.history().size()).max().orElse(1);
  }
}
