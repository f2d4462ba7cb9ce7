package org.concordml.linear;

import java.util.Arrays;
import org.concordml.learning.Loss;
import org.concordml.learning.OutputBatch;
import org.concordml.network.Head;

/**
 * What logistic regression minimises, divided by {@code C Σ w}: the mean cross-entropy plus a
 * penalty. Parameters are {@code [outputs, columns + 1]}, of standardised columns, the intercept
 * last.
 *
 * <p>Adding a number to all outputs of a softmax changes no probability, so along that direction
 * the cross-entropy has no curvature. The gradient has no part along it either where the parameters
 * of the outputs sum to 0, as they do at the start and at the optimum. A curvature of 1 is added
 * along it, which makes the equations of a step solvable and leaves their solution as it is; {@link
 * #centre} takes off what rounding, or a solution that is only near, has along it.
 */
final class LogisticObjective {

  private final double[] features;
  private final double[] weights;
  private final StandardizedRows rows;
  private final Head head;
  private final Loss loss;
  private final int outputs;

  /** Of one output: a coefficient a column, and the intercept. */
  private final int width;

  /** One a parameter of an output; 0 for the intercept. */
  private final double[] penalty;

  LogisticObjective(StandardizedRows rows, Head head, double c) {
    this.rows = rows;
    this.head = head;
    features = rows.values();
    weights = rows.weights();
    loss = Loss.standard(head.task());
    outputs = head.outputs();
    width = rows.columns() + 1;
    penalty = new double[width];
    for (int j = 0; j < width - 1; j++) {
      penalty[j] = 1 / (c * rows.totalWeight() * rows.scale(j) * rows.scale(j));
    }
  }

  int size() {
    return outputs * width;
  }

  /**
   * @param parameters taken over
   * @param value of the objective
   * @param gradient of it
   * @param probabilities {@code [rows, outputs]}
   */
  @SuppressWarnings("ArrayRecordComponent") // made once a step; never compared
  record Point(double[] parameters, double value, double[] gradient, double[] probabilities) {

    /** The largest entry of the gradient; infinite when something has overflowed. */
    double slope() {
      double largest = 0;
      for (double entry : gradient) {
        largest = Math.max(largest, Math.abs(entry));
      }
      return Double.isNaN(largest) ? Double.POSITIVE_INFINITY : largest;
    }
  }

  Point at(double[] parameters) {
    double[] logits = outputs(parameters);
    OutputBatch batch =
        new OutputBatch(logits, outputs, rows.targets(), weights, 0, weights.length);
    double value = loss.value(batch);
    double[] residuals = new double[logits.length];
    loss.gradient(batch, residuals);
    double[] gradient = sums(residuals);
    for (int at = 0; at < gradient.length; at++) {
      double pull = penalty[at % width] * parameters[at];
      value += pull * parameters[at] / 2;
      gradient[at] += pull;
    }
    return new Point(parameters, value, gradient, head.predictions(logits));
  }

  /** {@code [rows, outputs]}, from {@code [outputs, width]}. */
  private double[] outputs(double[] parameters) {
    double[] outcome = new double[weights.length * outputs];
    int columns = width - 1;
    for (int i = 0; i < weights.length; i++) {
      for (int k = 0; k < outputs; k++) {
        double sum = parameters[k * width + columns];
        for (int j = 0; j < columns; j++) {
          sum += parameters[k * width + j] * features[i * columns + j];
        }
        outcome[i * outputs + k] = sum;
      }
    }
    return outcome;
  }

  /** The other way: {@code [outputs, width]}, from {@code [rows, outputs]}. */
  private double[] sums(double[] perRow) {
    double[] sums = new double[size()];
    int columns = width - 1;
    for (int i = 0; i < weights.length; i++) {
      for (int k = 0; k < outputs; k++) {
        double factor = perRow[i * outputs + k];
        for (int j = 0; j < columns; j++) {
          sums[k * width + j] += factor * features[i * columns + j];
        }
        sums[k * width + columns] += factor;
      }
    }
    return sums;
  }

  /** The second derivative of the mean cross-entropy with respect to two outputs of a row. */
  private double curvature(Point point, int row, int k, int l) {
    double p = point.probabilities[row * outputs + k];
    double q = point.probabilities[row * outputs + l];
    return weights[row] / weights.length * p * (k == l ? 1 - p : -q);
  }

  /**
   * @return all second derivatives, {@code [size, size]}
   */
  double[][] hessian(Point point) {
    double[][] hessian = new double[size()][size()];
    for (int k = 0; k < outputs; k++) {
      for (int l = 0; l <= k; l++) {
        addBlock(point, k, l, hessian);
      }
      for (int j = 0; j < width; j++) {
        hessian[k * width + j][k * width + j] += penalty[j];
      }
    }
    return hessian;
  }

  /** Sums up the lower triangle of a symmetric block, and copies it to where else it stands. */
  private void addBlock(Point point, int k, int l, double[][] hessian) {
    double[][] block = new double[width][];
    Arrays.setAll(block, j -> new double[j + 1]);
    double[] row = new double[width];
    row[width - 1] = 1;
    for (int i = 0; i < weights.length; i++) {
      System.arraycopy(features, i * (width - 1), row, 0, width - 1);
      double curvature = curvature(point, i, k, l);
      for (int j = 0; j < width; j++) {
        addScaled(curvature * row[j], row, block[j]);
      }
    }
    for (int j = 0; j < width; j++) {
      block[j][j] += outputs > 1 ? 1.0 / outputs : 0;
      for (int m = 0; m <= j; m++) {
        hessian[k * width + j][l * width + m] = block[j][m];
        hessian[k * width + m][l * width + j] = block[j][m];
        hessian[l * width + j][k * width + m] = block[j][m];
        hessian[l * width + m][k * width + j] = block[j][m];
      }
    }
  }

  /** Apart, so that the compiler makes vector instructions of it. */
  private static void addScaled(double factor, double[] row, double[] sum) {
    for (int m = 0; m < sum.length; m++) {
      sum[m] += factor * row[m];
    }
  }

  /** Makes the parameters of the outputs of a softmax sum to 0. */
  void centre(double[] parameters) {
    for (int j = 0; outputs > 1 && j < width; j++) {
      double sum = 0;
      for (int k = 0; k < outputs; k++) {
        sum += parameters[k * width + j];
      }
      for (int k = 0; k < outputs; k++) {
        parameters[k * width + j] -= sum / outputs;
      }
    }
  }

  /**
   * @return the diagonal of the {@linkplain #hessian Hessian}
   */
  double[] hessianDiagonal(Point point) {
    double[] diagonal = new double[size()];
    int columns = width - 1;
    for (int i = 0; i < weights.length; i++) {
      for (int k = 0; k < outputs; k++) {
        double curvature = curvature(point, i, k, k);
        for (int j = 0; j < columns; j++) {
          double x = features[i * columns + j];
          diagonal[k * width + j] += curvature * x * x;
        }
        diagonal[k * width + columns] += curvature;
      }
    }
    for (int at = 0; at < diagonal.length; at++) {
      diagonal[at] += penalty[at % width] + (outputs > 1 ? 1.0 / outputs : 0);
    }
    return diagonal;
  }

  /**
   * @return the {@linkplain #hessian Hessian} times a vector, without the matrix
   */
  double[] hessianTimes(Point point, double[] vector) {
    double[] along = outputs(vector);
    double[] bent = new double[along.length];
    for (int i = 0; i < weights.length; i++) {
      for (int k = 0; k < outputs; k++) {
        for (int l = 0; l < outputs; l++) {
          bent[i * outputs + k] += curvature(point, i, k, l) * along[i * outputs + l];
        }
      }
    }
    double[] product = sums(bent);
    for (int at = 0; at < product.length; at++) {
      product[at] += penalty[at % width] * vector[at];
      for (int k = 0; outputs > 1 && k < outputs; k++) {
        product[at] += vector[k * width + at % width] / outputs;
      }
    }
    return product;
  }
}
