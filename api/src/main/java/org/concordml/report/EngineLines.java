package org.concordml.report;

import java.util.List;
import org.concordml.training.EpochRecord;

/** What is drawn of one engine. */
record EngineLines(String engine, List<EpochRecord> history) {

  /** Epochs of the longest run. */
  static int epochs(List<EngineLines> engines) {
    return engines.stream().mapToInt(engine -> engine.history().size()).max().orElse(1);
  }
}
