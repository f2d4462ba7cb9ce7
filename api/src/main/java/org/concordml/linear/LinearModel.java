package org.concordml.linear;

import java.util.Objects;
import org.concordml.data.FeatureMatrix;
import org.concordml.network.Head;

/**
 * Coefficients and intercepts that were fitted to rows: each output is the intercept plus the sum
 * of coefficient times feature. Immutable and safe to share between threads.
 */
public final class LinearModel {

  private final Head head;
  private final double[] coefficients;
  private final double[] intercepts;
  private final int iterations;
  private final boolean converged;

  /**
   * @param head what the outputs mean
   * @param coefficients {@code [outputs, columns]}, row-major, as scikit-learn's {@code coef_};
   *     copied
   * @param intercepts one an output; copied
   * @param iterations steps that it took, from 0
   * @param converged whether this is the optimum, as near as float64 tells
   */
  public LinearModel(
      Head head, double[] coefficients, double[] intercepts, int iterations, boolean converged) {
    this.head = Objects.requireNonNull(head, "head");
    this.coefficients = coefficients.clone();
    this.intercepts = intercepts.clone();
    this.iterations = iterations;
    this.converged = converged;
    if (intercepts.length != head.outputs() || coefficients.length % head.outputs() != 0) {
      throw new IllegalArgumentException(
          "there must be an intercept and as many coefficients for each of "
              + head.outputs()
              + " outputs, found "
              + intercepts.length
              + " intercepts and "
              + coefficients.length
              + " coefficients");
    }
  }

  /**
   * @return what the outputs mean
   */
  public Head head() {
    return head;
  }

  /**
   * @return how many features a row has
   */
  public int columns() {
    return coefficients.length / intercepts.length;
  }

  /**
   * @return a copy of the coefficients, {@code [outputs, columns]}, row-major
   */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /**
   * @return a copy of the intercepts, one an output
   */
  public double[] intercepts() {
    return intercepts.clone();
  }

  /**
   * @return steps that the fit took, from 0; 1 where it is solved at once
   */
  public int iterations() {
    return iterations;
  }

  /**
   * @return whether this is the optimum, as near as float64 tells; false if the fit came to its
   *     greatest number of steps, or to none that makes it better, before
   */
  public boolean converged() {
    return converged;
  }

  /**
   * Scores rows, as an engine's session does.
   *
   * @param rows with as many columns as those it was fitted to
   * @return {@code [rows, outputs]}, row-major: logits, or the numbers themselves; {@link
   *     Head#predictions} makes predictions of them
   */
  public double[] outputs(FeatureMatrix rows) {
    int columns = columns();
    if (rows.columns() != columns) {
      throw new IllegalArgumentException(
          "there must be " + columns + " columns, found " + rows.columns());
    }
    int width = intercepts.length;
    double[] outputs = new double[Math.multiplyExact(rows.rows(), width)];
    double[] row = new double[columns];
    for (int i = 0; i < rows.rows(); i++) {
      rows.copyRow(i, row, 0);
      for (int k = 0; k < width; k++) {
        double sum = intercepts[k];
        for (int j = 0; j < columns; j++) {
          sum += coefficients[k * columns + j] * row[j];
        }
        outputs[i * width + k] = sum;
      }
    }
    return outputs;
  }

  @Override
  public String toString() {
    return "LinearModel["
        + columns()
        + " columns, "
        + head.key()
        + ", "
        + "iterations="
        + iterations
        + ", converged="
        + converged
        + "]";
  }
}
