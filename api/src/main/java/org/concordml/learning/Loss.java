package org.concordml.learning;

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
