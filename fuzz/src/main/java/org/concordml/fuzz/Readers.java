package org.concordml.fuzz;

import java.io.IOException;
import java.util.Locale;

/** Every reader of what somebody else may have written. */
enum Readers {
  TENSORS,
  BUNDLE,
  CHECKPOINT,
  PREPROCESSING,
  RECIPE,
  CONFIG,
  RUN,
  TABLE,
  BATCHES,
  REQUEST,
  BENCHMARK;

  /** To be closed. */
  Reader open() throws IOException {
    return switch (this) {
      case TENSORS -> new TensorsInput();
      case BUNDLE -> new BundleInput();
      case CHECKPOINT -> new CheckpointInput();
      case PREPROCESSING -> new PreprocessingInput();
      case RECIPE -> new RecipeInput();
      case CONFIG -> new ConfigInput();
      case RUN -> new RunInput();
      case TABLE -> new TableInput();
      case BATCHES -> new BatchesInput();
      case REQUEST -> new RequestInput();
      case BENCHMARK -> new BenchmarkInput();
    };
  }

  /** As {@code fuzz/run} calls it. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Readers named(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
