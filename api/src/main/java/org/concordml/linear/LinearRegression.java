package org.concordml.linear;

import org.concordml.data.Examples;
import org.concordml.data.Targets;
import org.concordml.network.Head;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Ordinary least squares, as scikit-learn's {@code LinearRegression}: minimises {@code Σ w (y − b −
 * x·c)²}. Where many coefficients do that, as with columns that add up to one another or with fewer
 * rows than columns, it gives those whose squares have the smallest sum.
 *
 * <p>Which columns depend on one another is judged on standardised columns, so that units do not
 * matter. (scikit-learn judges by the columns as they are, and since its version 1.7 lets
 * directions of less than 1e-6 of the largest fall away.)
 */
public record LinearRegression() {

  /** Rows that are decomposed at a time. */
  private static final int BLOCK = 1024;

  /**
   * @param train rows with numbers as outcomes
   * @return the model, always converged
   * @throws IllegalArgumentException if the outcomes are classes, a feature is not finite or no row
   *     weighs
   */
  public LinearModel fit(Examples train) {
    StandardizedRows rows = new StandardizedRows(train);
    if (!(rows.targets() instanceof Targets.Numbers numbers)) {
      throw new IllegalArgumentException("outcomes must be numbers, found " + train.targets());
    }
    double[] outcomes = numbers.toArray();
    double mean = 0;
    for (int i = 0; i < outcomes.length; i++) {
      mean += rows.weights()[i] * (outcomes[i] / outcomes.length);
    }
    double[] coefficients =
        rows.columns() == 0 ? new double[0] : smallest(rows, system(rows, outcomes, mean));
    return rows.model(Head.LINEAR, coefficients, new double[] {mean}, 1, true);
  }

  /**
   * Features and, as the last column, outcomes, each row times the root of its weight; of many rows
   * R of their QR decomposition, which is all that least squares need to know of them. It is found
   * block by block, R of those before on top of each.
   */
  private static RealMatrix system(StandardizedRows rows, double[] outcomes, double mean) {
    int width = rows.columns() + 1;
    if (rows.rows() <= width) {
      double[][] all = new double[rows.rows()][width];
      fill(all, 0, rows, 0, outcomes, mean);
      return new Array2DRowRealMatrix(all, false);
    }
    int block = Math.max(BLOCK, 2 * width);
    RealMatrix triangle = new Array2DRowRealMatrix(width, width);
    for (int from = 0; from < rows.rows(); from += block) {
      double[][] stacked = new double[width + Math.min(block, rows.rows() - from)][width];
      triangle.copySubMatrix(0, width - 1, 0, width - 1, stacked);
      fill(stacked, width, rows, from, outcomes, mean);
      triangle =
          new QRDecomposition(new Array2DRowRealMatrix(stacked, false))
              .getR()
              .getSubMatrix(0, width - 1, 0, width - 1);
    }
    return triangle;
  }

  /** From row {@code at} of the matrix on, with rows from {@code from} on. */
  private static void fill(
      double[][] matrix, int at, StandardizedRows rows, int from, double[] outcomes, double mean) {
    int columns = rows.columns();
    for (int i = 0; at + i < matrix.length; i++) {
      double root = Math.sqrt(rows.weights()[from + i]);
      double[] row = matrix[at + i];
      for (int j = 0; j < columns; j++) {
        row[j] = root * rows.values()[(from + i) * columns + j];
      }
      row[columns] = root * (outcomes[from + i] - mean);
    }
  }

  /**
   * Of the coefficients that fit best those that are smallest in the features as they were. By the
   * singular values: Hipparchus' RRQRDecomposition picks columns by their whole length, of which
   * the part that those before explain should have been taken off, and does not find the rank.
   */
  private static double[] smallest(StandardizedRows rows, RealMatrix system) {
    int columns = rows.columns();
    int height = system.getRowDimension();
    SingularValueDecomposition svd =
        new SingularValueDecomposition(system.getSubMatrix(0, height - 1, 0, columns - 1));
    RealVector right = system.getColumnVector(columns);
    double[] singular = svd.getSingularValues();
    double limit = Math.max(rows.rows(), columns) * Math.ulp(1.0) * singular[0];
    RealVector solution = new ArrayRealVector(columns);
    int rank = 0;
    for (; rank < singular.length && singular[rank] > limit; rank++) {
      double along = svd.getU().getColumnVector(rank).dotProduct(right) / singular[rank];
      solution = solution.add(svd.getV().getColumnVector(rank).mapMultiply(along));
    }
    double[] coefficients = solution.toArray();
    for (int j = 0; j < columns; j++) {
      coefficients[j] /= rows.scale(j);
    }
    return rank == columns
        ? coefficients
        : onRows(rows, svd.getV().getSubMatrix(0, columns - 1, 0, rank - 1), coefficients);
  }

  /**
   * The part of the coefficients that lies in what the rows span: the other part changes no output.
   *
   * @param span a basis of what the standardised rows span, one a column; written to
   */
  private static double[] onRows(StandardizedRows rows, RealMatrix span, double[] coefficients) {
    for (int j = 0; j < coefficients.length; j++) {
      for (int k = 0; k < span.getColumnDimension(); k++) {
        span.multiplyEntry(j, k, rows.scale(j));
      }
    }
    RealVector along =
        new QRDecomposition(span).getSolver().solve(new ArrayRealVector(coefficients, false));
    return span.operate(along).toArray();
  }
}
