package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.concordml.engine.TrainingSpec;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer.Adam;
import org.jspecify.annotations.Nullable;

/**
 * The computations nearly all of a session's time goes to. An engine on which many small operations
 * cost more than their arithmetic may do each in a form of its own, with the same numbers.
 *
 * <p>Results belong to the manager of the rows or of the gradient given.
 */
public interface DeviceArithmetic {

  /**
   * @param config of the session
   * @return each computation as a sequence of operations that DJL has for every engine
   */
  static DeviceArithmetic inOperations(TrainingSpec config) {
    return new ArithmeticInOperations(config);
  }

  /**
   * The derivative of a loss with respect to the outputs, operation by operation.
   *
   * @param loss whose
   * @param z {@code [rows, outputs]}
   * @param targets {@code [rows, outputs]}: 1 for the class of a row, or the number
   * @param rowWeights {@code [rows, 1]}; null when all weigh 1
   * @return {@code [rows, outputs]}
   */
  static NDArray slope(Loss loss, NDArray z, NDArray targets, @Nullable NDArray rowWeights) {
    return LossGradient.of(loss, z, targets, rowWeights);
  }

  /**
   * The slope of one output with respect to all outputs: 1 for it, 0 for the others.
   *
   * @param x the rows; the result belongs to their manager
   * @param outputs a row
   * @param output which, from 0
   * @return {@code [rows, outputs]}
   */
  static NDArray ofOne(NDArray x, int outputs, int output) {
    int rows = Math.toIntExact(x.getShape().get(0));
    float[] slope = new float[Math.multiplyExact(rows, outputs)];
    for (int i = output; i < slope.length; i += outputs) {
      slope[i] = 1;
    }
    return x.getManager().create(slope, new Shape(rows, outputs));
  }

  /**
   * The network without dropout.
   *
   * @param x {@code [rows, inputs]}
   * @param parameters all of them in one vector, kernels {@code [units, inputs]}
   * @return {@code [rows, outputs]}
   */
  NDArray outputs(NDArray x, NDArray parameters);

  /**
   * Some rows of a table, for a step. May stand on the table's memory: read only, and only as long
   * as the table is there.
   *
   * @param scratch owner of the result
   * @param table {@code [rows, columns]}
   * @param from first row
   * @param to one past the last
   * @return {@code [to - from, columns]}
   */
  NDArray rows(NDManager scratch, NDArray table, int from, int to);

  /**
   * The network in training, forwards and back.
   *
   * @param x {@code [rows, inputs]}
   * @param targets {@code [rows, outputs]}: 1 for the class of a row, or the number
   * @param rowWeights {@code [rows, 1]}; null when all weigh 1
   * @param parameters all of them in one vector
   * @param masks what each hidden layer's output is multiplied with, null for a layer that does not
   *     drop; an empty list when none does
   * @return outputs and gradient
   */
  TrainingPass gradient(
      NDArray x,
      NDArray targets,
      @Nullable NDArray rowWeights,
      NDArray parameters,
      List<@Nullable NDArray> masks);

  /**
   * The derivative of one of each row's outputs with respect to that row's features, without
   * dropout.
   *
   * @param x {@code [rows, inputs]}
   * @param parameters all of them in one vector
   * @param output which, from 0
   * @return {@code [rows, inputs]}
   */
  NDArray inputSlopes(NDArray x, NDArray parameters, int output);

  /**
   * Adam's running means and the direction they give.
   *
   * @param rule with the shares of the old means and what is added to the root
   * @param gradient of this step
   * @param m mean of gradients, may be changed in place
   * @param v mean of their squares, may be changed in place
   * @return the new means, which may be the arrays given, and the direction; what is new belongs to
   *     the manager of the gradient
   */
  AdamMeans adam(Adam rule, NDArray gradient, NDArray m, NDArray v);

  /**
   * What a batch gives in training.
   *
   * @param outputs {@code [rows, outputs]}
   * @param gradient of the loss with respect to all parameters
   */
  record TrainingPass(NDArray outputs, NDArray gradient) {}

  /**
   * What an update by Adam keeps and moves by.
   *
   * @param m mean of gradients
   * @param v mean of their squares
   * @param direction {@code m / (√v + ε)}
   */
  record AdamMeans(NDArray m, NDArray v, NDArray direction) {}
}
