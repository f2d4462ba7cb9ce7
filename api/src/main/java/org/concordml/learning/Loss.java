package org.concordml.learning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordml.NamedChoices;
import org.concordml.data.Task;

/**
 * A loss of a batch, on outputs: logits of classes, or the number predicted.
 *
 * <p>Each implementation gives its value and its exact gradient. An engine computes the gradient in
 * its own arithmetic from the same formula; the value that is reported is always computed here, in
 * float64, from the outputs the engine produced: so no engine's reductions or rounding can hide in
 * it.
 */
public sealed interface Loss permits BinaryLoss, CategoricalLoss, RegressionLoss {

  /**
   * Every loss of a task with its usual numbers, in the order to show them; the first is the usual
   * one.
   *
   * @param task what is predicted
   * @return the list, never empty
   */
  static List<Loss> all(Task task) {
    return switch (task) {
      case BINARY -> List.copyOf(BinaryLoss.all());
      case MULTICLASS -> List.copyOf(CategoricalLoss.all());
      case REGRESSION -> List.copyOf(RegressionLoss.all());
    };
  }

  /**
   * The loss that is minimised unless another is asked for: cross-entropy of classes, the mean
   * squared error of numbers.
   *
   * @param task what is predicted
   * @return that loss
   */
  static Loss standard(Task task) {
    return all(task).get(0);
  }

  /**
   * Finds a loss of a task by its name.
   *
   * @param name such as {@code bce}, {@code focal} or {@code huber}, in any spelling, or Keras'
   *     name ({@code binary_crossentropy})
   * @param task what is predicted; {@code focal} and {@code crossEntropy} are there for two classes
   *     and for several
   * @return that loss with its usual numbers
   * @throws IllegalArgumentException if the task has none of that name; the message lists the names
   */
  static Loss named(String name, Task task) {
    return choices(task).named(name);
  }

  private static NamedChoices<Loss> choices(Task task) {
    NamedChoices<Loss> choices = NamedChoices.of("loss", all(task), Loss::key);
    switch (task) {
      case BINARY ->
          choices
              .alias(BinaryLoss.CrossEntropy.STANDARD, "binaryCrossentropy", "logLoss")
              .alias(BinaryLoss.CrossEntropy.STANDARD, "crossEntropy")
              .alias(new BinaryLoss.SoftDice(), "softDice", "diceLoss")
              .alias(BinaryLoss.Focal.STANDARD, "binaryFocalCrossentropy", "binaryFocal")
              .alias(BinaryLoss.Focal.STANDARD, "focalLoss");
      case MULTICLASS ->
          choices
              .alias(CategoricalLoss.CrossEntropy.STANDARD, "categoricalCrossentropy", "logLoss")
              .alias(CategoricalLoss.CrossEntropy.STANDARD, "crossEntropy", "softmax")
              .alias(CategoricalLoss.CrossEntropy.STANDARD, "sparseCategoricalCrossentropy")
              .alias(CategoricalLoss.Focal.STANDARD, "categoricalFocalCrossentropy", "focal")
              .alias(CategoricalLoss.Focal.STANDARD, "focalLoss");
      case REGRESSION ->
          choices
              .alias(
                  new RegressionLoss.MeanSquaredError(), "meanSquaredError", "l2", "squaredError")
              .alias(new RegressionLoss.MeanAbsoluteError(), "meanAbsoluteError", "l1")
              .alias(RegressionLoss.Huber.STANDARD, "huberLoss", "smoothL1")
              .alias(RegressionLoss.Pinball.MEDIAN, "quantile", "pinballLoss");
    }
    return choices;
  }

  /**
   * Finds a loss by its name, of whatever task.
   *
   * @param name as {@link #named(String, Task)}; what is there for two classes and for several is
   *     that of two
   * @return that loss with its usual numbers
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static Loss named(String name) {
    for (Task task : Task.values()) {
      Optional<Loss> found = choices(task).find(name);
      if (found.isPresent()) {
        return found.get();
      }
    }
    List<Loss> all = Stream.of(Task.values()).flatMap(task -> all(task).stream()).toList();
    return NamedChoices.<Loss>of("loss", all, Loss::key).named(name);
  }

  /**
   * This loss for an outcome of another kind: cross-entropy and focal loss are there for two
   * classes and for several, with the same numbers; the usual loss of one task stands for that of
   * another.
   *
   * @param task what is predicted
   * @return this, or what stands for it
   * @throws IllegalArgumentException if there is nothing like it
   */
  default Loss forTask(Task task) {
    if (task == task()) {
      return this;
    }
    return equals(BinaryLoss.CrossEntropy.STANDARD)
        ? standard(task)
        : counterpart(task).orElseThrow(() -> noneLikeIt(task));
  }

  /**
   * @param task another than this is of
   * @return the same loss of that task; empty if there is none
   */
  Optional<Loss> counterpart(Task task);

  private IllegalArgumentException noneLikeIt(Task task) {
    return new IllegalArgumentException(
        "loss must be one of "
            + all(task).stream().map(Loss::key).collect(Collectors.joining(", "))
            + " for an outcome that is "
            + task.key()
            + ", found '"
            + key()
            + "'");
  }

  /**
   * @return the kind of outcome that it is a loss of
   */
  Task task();

  /**
   * One answer for each kind of loss. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param loss of two classes
     * @return the answer
     */
    R binary(BinaryLoss loss);

    /**
     * @param loss of several classes
     * @return the answer
     */
    R categorical(CategoricalLoss loss);

    /**
     * @param loss of numbers
     * @return the answer
     */
    R regression(RegressionLoss loss);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * @return the name used on the command line and in files
   */
  String key();

  /**
   * The loss of one batch.
   *
   * @param batch at least one row
   * @return the loss, finite for finite outputs of a usual size
   */
  double value(OutputBatch batch);

  /**
   * The derivative of {@link #value} with respect to each output.
   *
   * @param batch at least one row
   * @param gradient where to, from index 0, {@code [rows, width]} of the batch
   */
  void gradient(OutputBatch batch, double[] gradient);

  /**
   * @param z any number
   * @return {@code log(1 + exp(z))}, without overflow for any z
   */
  static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }
}
