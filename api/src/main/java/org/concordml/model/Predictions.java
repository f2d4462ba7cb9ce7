package org.concordml.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.concordml.Notice;
import org.concordml.data.NumberColumn;
import org.concordml.data.Task;

/** What a model says of rows. Immutable and safe to share between threads. */
public final class Predictions {

  private final Model model;
  private final double[] values;
  private final List<Notice> notices;

  /** Takes the array over. */
  Predictions(Model model, double[] values, List<Notice> notices) {
    this.model = model;
    this.values = values;
    this.notices = List.copyOf(notices);
  }

  private int width() {
    return model.network().outputs();
  }

  /**
   * @return number of rows
   */
  public int rows() {
    return values.length / width();
  }

  /**
   * @return a copy of all predictions, {@code [rows, outputs]}, row-major: the probability of the
   *     positive class, one of each class, or the number in the outcome's unit
   */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * @param row from 0
   * @return the probability of the positive class of two, or the number predicted
   * @throws IllegalStateException if there are several classes
   */
  public double value(int row) {
    if (width() != 1) {
      throw new IllegalStateException(
          "a row must have one prediction, found one for each of " + width() + " classes");
    }
    return values[Objects.checkIndex(row, rows())];
  }

  /**
   * @param row from 0
   * @return the probability of each class, in the order of {@link
   *     org.concordml.data.Schema#classes}
   * @throws IllegalStateException if a number is predicted
   */
  public double[] probabilities(int row) {
    Objects.checkIndex(row, rows());
    if (model.schema().task() == Task.REGRESSION) {
      throw new IllegalStateException("classes must be predicted, found a number");
    }
    return width() == 1
        ? new double[] {1 - values[row], values[row]}
        : Arrays.copyOfRange(values, row * width(), (row + 1) * width());
  }

  /**
   * @param row from 0
   * @return whether there is a prediction: not if the row was to get none, by {@link RowRules}
   */
  public boolean isScored(int row) {
    return !Double.isNaN(values[Objects.checkIndex(row, rows()) * width()]);
  }

  /**
   * @param row from 0
   * @return the name of the class predicted, or the number as text; empty if there is none
   */
  public String label(int row) {
    if (!isScored(row)) {
      return "";
    }
    return model.schema().task() == Task.REGRESSION
        ? NumberColumn.text(values[row])
        : model.schema().classes().get(model.decision().classOf(values, width(), row));
  }

  /**
   * @return what the rows have that the training rows did not: gaps and unknown categories, counted
   *     by column; usually none
   */
  public List<Notice> notices() {
    return notices;
  }

  @Override
  public String toString() {
    return "Predictions[" + rows() + " rows, " + model.schema().target() + "]";
  }
}
