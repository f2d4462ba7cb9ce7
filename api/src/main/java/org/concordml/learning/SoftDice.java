package org.concordml.learning;

/**
 * {@code 1 − 2 Σ w y p / (Σ w y + Σ w p + ε)} over the whole batch, ε = 1e-7, as Keras' Dice. With
 * weights, each row counts w times in every sum.
 */
public record SoftDice() implements Loss {

  /** Keeps the quotient finite when a batch has no positive row and every probability is 0. */
  public static final double EPSILON = 1e-7;

  @Override
  public String key() {
    return "dice";
  }

  @Override
  public double value(LogitBatch batch) {
    Sums sums = Sums.of(batch);
    return 1 - 2 * sums.intersection / sums.total;
  }

  @Override
  public void gradient(LogitBatch batch, double[] gradient) {
    Sums sums = Sums.of(batch);
    for (int i = batch.from(); i < batch.to(); i++) {
      double p = Loss.sigmoid(batch.logits()[i]);
      double y = batch.labels()[i] ? 1 : 0;
      double slope = -2 * (y * sums.total - sums.intersection) / (sums.total * sums.total);
      gradient[i - batch.from()] = batch.weight(i) * slope * p * (1 - p);
    }
  }

  private record Sums(double intersection, double total) {

    static Sums of(LogitBatch batch) {
      double intersection = 0;
      double labels = 0;
      double probabilities = 0;
      for (int i = batch.from(); i < batch.to(); i++) {
        double p = batch.weight(i) * Loss.sigmoid(batch.logits()[i]);
        probabilities += p;
        if (batch.labels()[i]) {
          intersection += p;
          labels += batch.weight(i);
        }
      }
      return new Sums(intersection, labels + probabilities + EPSILON);
    }
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.softDice(this);
  }
}
