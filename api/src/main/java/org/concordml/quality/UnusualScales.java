package org.concordml.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.data.TabularData;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.preprocess.scaling.RobustScaler;
import org.concordml.preprocess.scaling.StandardScaler;

/**
 * Tells columns that have one value, that were left unscaled, or that leave the range of float32.
 *
 * @param parts of the table
 * @param ranges of its columns
 * @param fitted on the training part
 */
record UnusualScales(Parts parts, ColumnRanges ranges, FittedScaler fitted) {

  /** A column of such a range is next to nothing beside others if it was not scaled. */
  private static final double NARROW = 1e-3;

  /** A column of such a range drowns others if it was not scaled. */
  private static final double WIDE = 100;

  private TabularData data() {
    return parts.data();
  }

  /** A column of one value in the training part. */
  Optional<Notice> constant() {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < ranges.columns(); column++) {
      if (ranges.trainSmallest(column) == ranges.trainLargest(column)) {
        columns.add(column);
      }
    }
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    String fact =
        columns.size() == 1
            ? "Column "
                + Names.of(data(), columns.get(0))
                + " is "
                + NumberColumn.text(ranges.trainSmallest(columns.get(0)))
                + " in every training row, so nothing can be learned from it."
            : "Columns "
                + Names.of(data(), columns)
                + " have one value each in every training row, so nothing can be learned from"
                + " them.";
    return Optional.of(Notice.of(fact, Names.leaveOut(data(), columns)));
  }

  /** Columns whose spread a scaler took for none though it is not. */
  List<Notice> leftUnscaled() {
    List<Notice> notices = new ArrayList<>();
    for (int column = 0; column < ranges.columns(); column++) {
      double smallest = ranges.trainSmallest(column);
      double largest = ranges.trainLargest(column);
      double range = largest - smallest;
      boolean matters = range > 0 && (range < NARROW || range > WIDE);
      if (matters && isDividedByOne(column)) {
        notices.add(
            Notice.of(
                "Column "
                    + Names.of(data(), column)
                    + " was left unscaled: its training values, "
                    + NumberColumn.text(smallest)
                    + " to "
                    + NumberColumn.text(largest)
                    + ", have too little spread for the "
                    + fitted.scaler().name()
                    + " scaler to divide by.",
                range < NARROW
                    ? Remedy.of("give the column in a smaller unit")
                    : Remedy.of("scale otherwise", Setting.SCALER)));
      }
    }
    return notices;
  }

  /** A scale of exactly 1 stands for a spread that counts as none. */
  private boolean isDividedByOne(int column) {
    if (fitted instanceof MinMaxScaler.Fitted minMax) {
      return minMax.scale().get(column) == 1;
    }
    if (fitted instanceof StandardScaler.Fitted standard) {
      return standard.scale().get(column) == 1;
    }
    if (fitted instanceof RobustScaler.Fitted robust && robust.scale().get(column) == 1) {
      double range = ranges.trainLargest(column) - ranges.trainSmallest(column);
      return range < 1 || isBothQuartiles(column, robust.median().get(column));
    }
    return false;
  }

  /** Whether at most a quarter of the training rows lie on either side: both quartiles are it. */
  private boolean isBothQuartiles(int column, double median) {
    int below = 0;
    int above = 0;
    for (int row : parts.train()) {
      double value = parts.features().get(row, column);
      below += value < median ? 1 : 0;
      above += value > median ? 1 : 0;
    }
    return 4 * Math.max(below, above) <= parts.train().length - 1;
  }

  /** Engines that compute in float32 would take such a value for infinite. */
  void requireTestRowsWithinFloat32() {
    int columns = ranges.columns();
    double[] extremes = new double[2 * columns];
    for (int column = 0; column < columns; column++) {
      extremes[column] = ranges.testSmallest(column);
      extremes[columns + column] = ranges.testLargest(column);
    }
    FeatureMatrix scaled = fitted.transform(FeatureMatrix.of(extremes, columns));
    for (int i = 0; i < extremes.length; i++) {
      double value = scaled.get(i / columns, i % columns);
      if (!(Math.abs(value) <= Float.MAX_VALUE)) {
        throw new DataException(
            data().source()
                + ": the scaled values of column "
                + Names.of(data(), i % columns)
                + " must be at most 3.4E38, the largest float32, found "
                + value
                + " for a test row of "
                + NumberColumn.text(extremes[i])
                + ". Its training values are "
                + NumberColumn.text(ranges.trainSmallest(i % columns))
                + " to "
                + NumberColumn.text(ranges.trainLargest(i % columns))
                + ".",
            Remedy.of("correct the value"),
            Remedy.of(
                "leave the column out", Setting.DROP, data().schema().features().get(i % columns)));
      }
    }
  }
}
