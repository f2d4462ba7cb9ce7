package org.concordml;

/**
 * What a caller can set to get past a failure or a notice. A library names the method that sets it;
 * a command line names its option (see {@link Wording}).
 */
public enum Setting {
  /** Column to predict. */
  TARGET("TableRoles.withTarget", true),
  /** The target's values that count as the positive class. */
  POSITIVE("TableRoles.withPositive", true),
  /** Columns to leave out. */
  DROP("TableRoles.withDrop", true),
  /** Whether identifier columns are features. */
  KEEP_IDENTIFIERS("TableRoles.withKeepIdentifiers", false),
  /** Keep the classes' shares equal in both parts of the split. */
  STRATIFY("TrainTestSplit", false),
  /** How features are scaled. */
  SCALER("Scaler.named", false),
  /** Learning rate. */
  LEARNING_RATE("FitConfig.Builder.learningRate", false),
  /** Largest norm of the gradient. */
  CLIP_NORM("FitConfig.Builder.clipping", false),
  /** The metric that early stopping watches. */
  EARLY_STOPPING("FitConfig.Builder.earlyStopping", false),
  /** Which way the metric of early stopping is better. */
  EARLY_STOPPING_MODE("EarlyStopping.Mode", false),
  /** How much the rows of each class weigh. */
  CLASS_WEIGHTS("FitConfig.Builder.classWeights", false),
  /** Number of epochs. */
  EPOCHS("FitConfig.Builder.epochs", false),
  /** The probability from which a row counts as positive. */
  THRESHOLD("EngineRunner", false),
  /** Which engine computes. */
  ENGINE("EngineRegistry.find", false),
  /** Which device the engine computes on. */
  DEVICE("DeviceRequest.parse", false),
  /** The folder that libtorch is loaded from. */
  LIBTORCH("the system property concord.pytorch.library", false);

  private final String inLibrary;
  private final boolean ofTable;

  Setting(String inLibrary, boolean ofTable) {
    this.inLibrary = inLibrary;
    this.ofTable = ofTable;
  }

  /**
   * @return the method (or property) that sets it, {@code Type.method}
   */
  public String inLibrary() {
    return inLibrary;
  }

  /**
   * @return whether its values are texts of the user's table (names of columns, cells), which are
   *     shown in quotes
   */
  public boolean isOfTable() {
    return ofTable;
  }
}
