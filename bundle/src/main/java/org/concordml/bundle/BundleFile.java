package org.concordml.bundle;

import org.concordml.run.RunRecord;

/** The files of a bundle, in the order they are written. */
enum BundleFile {
  /** What the bundle says of itself. */
  MANIFEST("manifest.json", 16 << 20),
  /** Parameters, float32. */
  WEIGHTS("weights.safetensors", Integer.MAX_VALUE - 8),
  /** The same as they were computed, where float32 does not hold them. */
  WEIGHTS_FLOAT64("weights-float64.safetensors", Integer.MAX_VALUE - 8),
  /** The same for DJL; not read again, and not there for an ensemble. */
  DJL("model-0000.params", Integer.MAX_VALUE - 8),
  /** From columns to features. */
  PREPROCESS("preprocess.json", 64 << 20),
  /** Rows and their predictions. */
  GOLDEN("golden.json", 16 << 20),
  /** The run that it came of: when, by what, and how it went. */
  RUN(RunRecord.FILE_NAME, RunRecord.MOST_BYTES),
  /** On which engines it was found to be the same. */
  CHECKS("checks.json", 16 << 20),
  /** For people and their programs; not read again. */
  HISTORY("history.csv", 64 << 20),
  /** For MLflow; not read again. */
  MLMODEL("MLmodel", 16 << 20),
  /** For people; not read again. */
  CARD("card.md", 16 << 20);

  private final String fileName;
  private final int limit;

  BundleFile(String fileName, int limit) {
    this.fileName = fileName;
    this.limit = limit;
  }

  String fileName() {
    return fileName;
  }

  /** The most bytes that it may have. */
  int limit() {
    return limit;
  }
}
