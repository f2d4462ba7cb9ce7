package org.concordml.datasets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.files.Sha256;

/**
 * A table of any size that looks like WDBC to a learner: overlapping classes, features that hang
 * together and have very different scales. For speed and memory at scale, and for tests; it says
 * nothing about medicine. Its outcome is two classes, several, or a number.
 *
 * <p>The same rows, features, classes and seed give the same bytes on every machine: {@link
 * #writeCsv} and {@link #toTabularData} agree value by value, and so does their SHA-256. Rows of a
 * class are spread at random.
 *
 * @param rows number of rows, at least 2, and as many as classes
 * @param features number of feature columns, {@code f0}, {@code f1} …; at least 1
 * @param classes of the outcome: 2, more, or 0 for a number
 * @param seed any number
 */
public record GeneratedTable(int rows, int features, int classes, long seed) {

  /**
   * Name of the target column, the first one, where it is classes: two are {@code B} and {@code M},
   * several {@code c0}, {@code c1} …, with as many digits as the last one has.
   */
  public static final String TARGET = "diagnosis";

  /** Name of the target column where it is a number. */
  public static final String NUMBER = "measurement";

  private static final String POSITIVE = "M";
  private static final String NEGATIVE = "B";

  /** WDBC's share of malignant cases. */
  private static final double POSITIVE_SHARE = 212.0 / 569.0;

  /** Checks the sizes. */
  public GeneratedTable {
    if (rows < 2) {
      throw new IllegalArgumentException("rows must be at least 2, found " + rows);
    }
    if (features < 1) {
      throw new IllegalArgumentException("features must be at least 1, found " + features);
    }
    if (classes < 0 || classes == 1) {
      throw new IllegalArgumentException(
          "classes must be at least 2, or 0 for a number, found " + classes);
    }
    if (rows < classes) {
      throw new IllegalArgumentException(
          "rows must be at least as many as the classes (" + classes + "), found " + rows);
    }
  }

  /**
   * Of two classes.
   *
   * @param rows number of rows, at least 2
   * @param features number of feature columns, at least 1
   * @param seed any number
   */
  public GeneratedTable(int rows, int features, long seed) {
    this(rows, features, 2, seed);
  }

  /**
   * @return what kind of outcome it has
   */
  public Task task() {
    return classes == 0 ? Task.REGRESSION : classes == 2 ? Task.BINARY : Task.MULTICLASS;
  }

  /**
   * @return of two classes, how many rows are of the positive one: 212 of 569, rounded, but at
   *     least one of each class
   */
  public int positives() {
    return (int) Math.min(rows - 1L, Math.max(1L, Math.round(rows * POSITIVE_SHARE)));
  }

  /** How many rows each class has: of several as many each, the first ones one more. */
  int[] counts() {
    if (classes == 2) {
      return new int[] {rows - positives(), positives()};
    }
    int[] counts = new int[classes];
    Arrays.setAll(counts, i -> rows / classes + (i < rows % classes ? 1 : 0));
    return counts;
  }

  /**
   * @return what it is called in reports
   */
  public String name() {
    String outcome =
        switch (task()) {
          case BINARY -> "";
          case MULTICLASS -> ",classes=" + classes;
          case REGRESSION -> ",task=" + task().key();
        };
    return "generated:rows=" + rows + ",features=" + features + outcome + ",seed=" + seed;
  }

  /**
   * @return what the columns of the CSV mean
   */
  public TableRoles roles() {
    TableRoles roles = TableRoles.target(target());
    return classes == 2 ? roles.withPositive(POSITIVE) : roles;
  }

  private String target() {
    return classes == 0 ? NUMBER : TARGET;
  }

  /** Sorted by code point, as they are when the file is read. */
  private List<String> classNames() {
    if (classes == 2) {
      return List.of(NEGATIVE, POSITIVE);
    }
    int digits = String.valueOf(classes - 1).length();
    String format = "c%0" + digits + "d";
    return IntStream.range(0, classes)
        .mapToObj(i -> String.format(Locale.ROOT, format, i))
        .toList();
  }

  /**
   * Makes the table in memory, without a file.
   *
   * @return features {@code [rows, features]} and outcomes; the SHA-256 is that of the CSV
   */
  public TabularData toTabularData() {
    double[] values = new double[Math.multiplyExact(rows, features)];
    double[] outcomes = new double[rows];
    MessageDigest digest = Sha256.digest();
    try (OutputStream out =
        new BufferedOutputStream(
            new DigestOutputStream(OutputStream.nullOutputStream(), digest), 1 << 16)) {
      write(out, values, outcomes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Integer> missing = new LinkedHashMap<>();
    missing.put(target(), 0);
    featureNames().forEach(name -> missing.put(name, 0));
    return new TabularData(
        name(),
        Sha256.hex(digest),
        new Schema(featureNames(), target(), task(), classes == 0 ? List.of() : classNames()),
        new Examples(FeatureMatrix.adopt(values, features), targets(outcomes)),
        new Preparation(rows, 0, List.of(), missing, List.of()));
  }

  private Targets targets(double[] outcomes) {
    return classes == 0
        ? new Targets.Numbers(outcomes)
        : new Targets.Classes(Arrays.stream(outcomes).mapToInt(c -> (int) c).toArray(), classes);
  }

  /**
   * Writes the table row by row; memory does not grow with the rows.
   *
   * @param file created, or written over
   * @throws IOException if writing fails
   */
  public void writeCsv(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      write(out, new double[0], new double[0]);
    }
  }

  /** Writes the CSV and fills the arrays, unless they are empty. */
  private void write(OutputStream out, double[] values, double[] outcomes) throws IOException {
    GeneratedRows source = new GeneratedRows(this);
    DecimalWriter writer = new DecimalWriter(out);
    List<String> names = classes == 0 ? List.of() : classNames();
    writer.text(target());
    for (String name : featureNames()) {
      writer.text("," + name);
    }
    writer.text("\n");
    for (int row = 0; row < rows; row++) {
      source.next();
      if (classes == 0) {
        writer.decimal(source.outcomeUnits(), GeneratedRows.OUTCOME_DECIMALS);
      } else {
        writer.text(names.get((int) source.outcome()));
      }
      for (int feature = 0; feature < features; feature++) {
        writer.text(",");
        writer.decimal(source.units(feature), source.decimals(feature));
        if (values.length > 0) {
          values[row * features + feature] = source.value(feature);
        }
      }
      writer.text("\n");
      if (outcomes.length > 0) {
        outcomes[row] = source.outcome();
      }
    }
  }

  private List<String> featureNames() {
    return IntStream.range(0, features).mapToObj(feature -> "f" + feature).toList();
  }
}
