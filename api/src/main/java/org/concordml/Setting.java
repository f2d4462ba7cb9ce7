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
  /** What kind of outcome the target is. */
  TASK("Recipe.withTask", false),
  /** What stands in for missing values. */
  FILL("Recipe.withFill", false),
  /** Columns that are categories. */
  CATEGORICAL("Recipe.withKinds", true),
  /** Columns to leave out. */
  DROP("TableRoles.withDrop", true),
  /** Whether identifier columns are features. */
  KEEP_IDENTIFIERS("TableRoles.withKeepIdentifiers", false),
  /** The character between fields of a CSV. */
  SEPARATOR("CsvFormat.withSeparator", true),
  /** The mark between whole and fraction of numbers in a CSV. */
  DECIMAL("CsvFormat.withDecimal", true),
  /** The encoding of a CSV's text. */
  ENCODING("CsvFormat.withEncoding", false),
  /** The first line of a CSV names the columns. */
  HEADER("CsvFormat.withHeader(true)", false),
  /** The first line of a CSV is data. */
  NO_HEADER("CsvFormat.withHeader(false)", false),
  /** The first field of each row of a CSV is its name. */
  ROW_NAMES("CsvFormat.withRowNames(true)", false),
  /** The first field of each row of a CSV is a value. */
  NO_ROW_NAMES("CsvFormat.withRowNames(false)", false),
  /** How many lines stand above the header of a CSV. */
  SKIP_LINES("CsvFormat.withSkipLines", false),
  /** Lines of a CSV whose rows are left out. */
  SKIP_ROWS("CsvFormat.withSkipRows", false),
  /** The character that begins a comment in a CSV. */
  COMMENT("CsvFormat.withComment", true),
  /** Words that count as missing values. */
  MISSING("MissingWords.with", true),
  /** Keep the classes' shares equal in both parts of the split. */
  STRATIFY("TrainTestSplit", false),
  /** Share of the training rows that choices look at. */
  MONITOR_SIZE("Splitting.withMonitor", false),
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
  /** The probability above which a row counts as positive. */
  THRESHOLD("Recipe.withThreshold", false),
  /** Of several classes a threshold for each, by name. */
  CLASS_THRESHOLDS("Recipe.withClassThresholds", true),
  /** Which engine computes. */
  ENGINE("EngineRegistry.find", false),
  /** Which device the engine computes on. */
  DEVICE("DeviceRequest.parse", false),
  /** How rows go into an ONNX file. */
  ONNX_INPUT("InputLayout.named", false),
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
