package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.concordml.engine.TrainingSpec;
import org.concordml.learning.Adam;
import org.concordml.learning.Loss;
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
   * The derivative of a loss with respect to the logits, operation by operation.
   *
   * @param loss whose
   * @param z logits {@code [rows, 1]}
   * @param labels {@code [rows, 1]}
   * @param rowWeights {@code [rows, 1]}; null when all weigh 1
   * @return {@code [rows, 1]}
   */
  static NDArray slope(Loss loss, NDArray z, NDArray labels, @Nullable NDArray rowWeights) {
    return LossGradient.of(loss, z, labels, rowWeights);
  }

  /**
   * The network without dropout.
   *
   * @param x {@code [rows, inputs]}
   * @param parameters all of them in one vector, kernels {@code [units, inputs]}
   * @return logits {@code [rows, 1]}
   */
  NDArray logits(NDArray x, NDArray parameters);

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
   * @param labels {@code [rows, 1]}
   * @param rowWeights {@code [rows, 1]}; null when all weigh 1
   * @param parameters all of them in one vector
   * @param masks what each hidden layer's output is multiplied with, null for a layer that does not
   *     drop; an empty list when none does
   * @return logits and gradient
   */
  TrainingPass gradient(
      NDArray x,
      NDArray labels,
      @Nullable NDArray rowWeights,
      NDArray parameters,
      List<@Nullable NDArray> masks);

  /**
   * The derivative of each row's logit with respect to that row's features, without dropout.
   *
   * @param x {@code [rows, inputs]}
   * @param parameters all of them in one vector
   * @return {@code [rows, inputs]}
   */
  NDArray inputSlopes(NDArray x, NDArray parameters);

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
   * @param logits {@code [rows, 1]}
   * @param gradient of the loss with respect to all parameters
   */
  record TrainingPass(NDArray logits, NDArray gradient) {}

  /**
   * What an update by Adam keeps and moves by.
   *
   * @param m mean of gradients
   * @param v mean of their squares
   * @param direction {@code m / (√v + ε)}
   */
  record AdamMeans(NDArray m, NDArray v, NDArray direction) {}
}
