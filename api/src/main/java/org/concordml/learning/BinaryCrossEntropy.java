package org.concordml.learning;

/**
 * Mean over the rows of {@code w · (softplus(z) − y z)}: the negative log-likelihood, computed from
 * the logit so that it is finite and exact for any finite logit. Its derivative is {@code w · (p −
 * y) / rows}.
 */
public record BinaryCrossEntropy() implements Loss {

  @Override
  public String key() {
    return "bce";
  }

  @Override
  public double value(LogitBatch batch) {
    double sum = 0;
    for (int i = batch.from(); i < batch.to(); i++) {
      double z = batch.logits()[i];
      sum += batch.weight(i) * Loss.softplus(batch.labels()[i] ? -z : z);
    }
    return sum / batch.rows();
  }

  @Override
  public void gradient(LogitBatch batch, double[] gradient) {
    double rows = batch.rows();
    for (int i = batch.from(); i < batch.to(); i++) {
      double p = Loss.sigmoid(batch.logits()[i]);
      gradient[i - batch.from()] = batch.weight(i) * (batch.labels()[i] ? p - 1 : p) / rows;
    }
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.binaryCrossEntropy(this);
  }
}
