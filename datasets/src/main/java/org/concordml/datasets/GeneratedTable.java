package org.concordml.datasets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;

/**
 * A table of any size that looks like WDBC to a learner: two overlapping classes, features that
 * hang together and have very different scales. For speed and memory at scale, and for tests; it
 * says nothing about medicine.
 *
 * <p>The same rows, features and seed give the same bytes on every machine: {@link #writeCsv} and
 * {@link #toTabularData} agree value by value, and so does their SHA-256. Of the rows, {@link
 * #positives} are positive, spread at random.
 *
 * @param rows number of rows, at least 2
 * @param features number of feature columns, {@code f0}, {@code f1} …; at least 1
 * @param seed any number
 */
public record GeneratedTable(int rows, int features, long seed) {

  /** Name of the target column, the first one; its values are {@code B} and {@code M}. */
  public static final String TARGET = "diagnosis";

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
  }

  /**
   * @return how many rows are of the positive class: 212 of 569, rounded, but at least one of each
   *     class
   */
  public int positives() {
    return (int) Math.min(rows - 1L, Math.max(1L, Math.round(rows * POSITIVE_SHARE)));
  }

  /**
   * @return what it is called in reports
   */
  public String name() {
    return "generated:rows=" + rows + ",features=" + features + ",seed=" + seed;
  }

  /**
   * @return what the columns of the CSV mean
   */
  public TableRoles roles() {
    return TableRoles.target(TARGET).withPositive(POSITIVE);
  }

  /**
   * Makes the table in memory, without a file.
   *
   * @return features {@code [rows, features]} and labels; the SHA-256 is that of the CSV
   */
  public TabularData toTabularData() {
    double[] values = new double[Math.multiplyExact(rows, features)];
    boolean[] labels = new boolean[rows];
    MessageDigest digest = sha256();
    try (OutputStream out =
        new BufferedOutputStream(
            new DigestOutputStream(OutputStream.nullOutputStream(), digest), 1 << 16)) {
      write(out, values, labels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Schema schema = new Schema(featureNames(), TARGET, POSITIVE, NEGATIVE);
    Map<String, Integer> missing = new LinkedHashMap<>();
    missing.put(TARGET, 0);
    featureNames().forEach(name -> missing.put(name, 0));
    return new TabularData(
        name(),
        HexFormat.of().formatHex(digest.digest()),
        schema,
        Examples.binary(FeatureMatrix.adopt(values, features), labels),
        new Preparation(rows, 0, List.of(), missing, List.of()));
  }

  /**
   * Writes the table row by row; memory does not grow with the rows.
   *
   * @param file created, or written over
   * @throws IOException if writing fails
   */
  public void writeCsv(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      write(out, new double[0], new boolean[0]);
    }
  }

  /** Writes the CSV and fills the arrays, unless they are empty. */
  private void write(OutputStream out, double[] values, boolean[] labels) throws IOException {
    GeneratedRows source = new GeneratedRows(this);
    DecimalWriter writer = new DecimalWriter(out);
    writer.text(TARGET);
    for (String name : featureNames()) {
      writer.text("," + name);
    }
    writer.text("\n");
    for (int row = 0; row < rows; row++) {
      boolean positive = source.next();
      writer.text(positive ? POSITIVE : NEGATIVE);
      for (int feature = 0; feature < features; feature++) {
        writer.text(",");
        writer.decimal(source.units(feature), source.decimals(feature));
        if (values.length > 0) {
          values[row * features + feature] = source.value(feature);
        }
      }
      writer.text("\n");
      if (labels.length > 0) {
        labels[row] = positive;
      }
    }
  }

  private List<String> featureNames() {
    return IntStream.range(0, features).mapToObj(feature -> "f" + feature).toList();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
