package org.concordml.learning;

/**
 * Focal loss (Lin et al. 2017), mean over the rows of {@code w · (1 − q)^γ · (−log q)} with q the
 * probability given to the true class. Balancing by class is {@link ClassWeights}' job.
 *
 * @param gamma how much easy rows are played down, at least 0; 0 is cross-entropy
 */
public record BinaryFocal(double gamma) implements Loss {

  /** Keras' gamma. */
  public static final BinaryFocal STANDARD = new BinaryFocal(2);

  /** Checks the range. */
  public BinaryFocal {
    if (!(gamma >= 0) || Double.isInfinite(gamma)) {
      throw new IllegalArgumentException("gamma must be finite and at least 0, found " + gamma);
    }
  }

  @Override
  public String key() {
    return "focal";
  }

  @Override
  public double value(LogitBatch batch) {
    double sum = 0;
    for (int i = batch.from(); i < batch.to(); i++) {
      double s = batch.labels()[i] ? batch.logits()[i] : -batch.logits()[i];
      sum += batch.weight(i) * Math.pow(Loss.sigmoid(-s), gamma) * Loss.softplus(-s);
    }
    return sum / batch.rows();
  }

  @Override
  public void gradient(LogitBatch batch, double[] gradient) {
    for (int i = batch.from(); i < batch.to(); i++) {
      double sign = batch.labels()[i] ? 1 : -1;
      double s = sign * batch.logits()[i];
      double miss = Loss.sigmoid(-s);
      double slope = -Math.pow(miss, gamma) * (gamma * Loss.sigmoid(s) * Loss.softplus(-s) + miss);
      gradient[i - batch.from()] = batch.weight(i) * sign * slope / batch.rows();
    }
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.binaryFocal(this);
  }
}
