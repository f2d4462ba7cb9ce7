package org.concordml.learning;

import java.util.List;
import org.concordml.NamedChoices;

/**
 * A loss of a batch, on logits.
 *
 * <p>Each implementation gives its value and its exact gradient. An engine computes the gradient in
 * its own arithmetic from the same formula; the value that is reported is always computed here, in
 * float64, from the logits the engine produced: so no engine's reductions or rounding can hide in
 * it.
 */
public sealed interface Loss permits BinaryCrossEntropy, SoftDice, BinaryFocal {

  /**
   * Every loss with its usual numbers, in the order to show them.
   *
   * @return the list, never empty
   */
  static List<Loss> all() {
    return List.of(new BinaryCrossEntropy(), new SoftDice(), BinaryFocal.STANDARD);
  }

  /**
   * Finds a loss by its name.
   *
   * @param name bce, dice or focal, in any spelling, or Keras' name ({@code binary_crossentropy})
   * @return that loss with its usual numbers
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static Loss named(String name) {
    return NamedChoices.<Loss>of("loss", all(), Loss::key)
        .alias(new BinaryCrossEntropy(), "binaryCrossentropy", "crossEntropy", "logLoss")
        .alias(new SoftDice(), "softDice", "diceLoss")
        .alias(BinaryFocal.STANDARD, "binaryFocalCrossentropy", "binaryFocal", "focalLoss")
        .named(name);
  }

  /**
   * One answer for each loss. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param loss is cross-entropy
     * @return the answer
     */
    R binaryCrossEntropy(BinaryCrossEntropy loss);

    /**
     * @param loss is Dice
     * @return the answer
     */
    R softDice(SoftDice loss);

    /**
     * @param loss is focal loss
     * @return the answer
     */
    R binaryFocal(BinaryFocal loss);
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
   * @return the loss, finite for finite logits
   */
  double value(LogitBatch batch);

  /**
   * The derivative of {@link #value} with respect to each logit.
   *
   * @param batch at least one row
   * @param gradient where to, from index 0, one a row of the batch
   */
  void gradient(LogitBatch batch, double[] gradient);

  /**
   * @param z a logit
   * @return {@code 1 / (1 + exp(-z))}, without overflow for any z
   */
  static double sigmoid(double z) {
    if (z >= 0) {
      return 1 / (1 + Math.exp(-z));
    }
    double e = Math.exp(z);
    return e / (1 + e);
  }

  /**
   * @param z any number
   * @return {@code log(1 + exp(z))}, without overflow for any z
   */
  static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }
}
