package org.concordml.learning;

/** The learning rate of each step. */
public sealed interface LearningRate {

  /**
   * One answer for each schedule. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param schedule is constant
     * @return the answer
     */
    R constant(Constant schedule);

    /**
     * @param schedule drops in steps
     * @return the answer
     */
    R step(Step schedule);

    /**
     * @param schedule falls along a cosine
     * @return the answer
     */
    R cosine(Cosine schedule);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * @param step from 0: how many updates were made before
   * @param stepsPerEpoch batches in an epoch, the short last one counted
   * @param epochs epochs the job is planned for
   * @return the rate, above or equal to 0
   */
  double at(long step, int stepsPerEpoch, int epochs);

  /**
   * The same throughout.
   *
   * @param rate above 0
   */
  record Constant(double rate) implements LearningRate {

    /** Checks the range. */
    public Constant {
      Optimizer.positive("learning-rate", rate);
    }

    @Override
    public double at(long step, int stepsPerEpoch, int epochs) {
      return rate;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.constant(this);
    }
  }

  /**
   * Multiplied by a factor every so many epochs: {@code rate · factor^⌊epoch / every⌋}.
   *
   * @param rate of the first epochs, above 0
   * @param factor in (0, 1]
   * @param everyEpochs at least 1
   */
  record Step(double rate, double factor, int everyEpochs) implements LearningRate {

    /** Checks the ranges. */
    public Step {
      Optimizer.positive("learning-rate", rate);
      if (!(factor > 0 && factor <= 1)) {
        throw new IllegalArgumentException("factor must be in (0, 1], found " + factor);
      }
      if (everyEpochs < 1) {
        throw new IllegalArgumentException("every must be at least 1 epoch, found " + everyEpochs);
      }
    }

    @Override
    public double at(long step, int stepsPerEpoch, int epochs) {
      long drops = step / stepsPerEpoch / everyEpochs;
      return rate * Math.pow(factor, (double) drops);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.step(this);
    }
  }

  /**
   * Half a cosine from the rate down to 0 over all planned steps (Loshchilov and Hutter 2017,
   * without restarts).
   *
   * @param rate of the first step, above 0
   */
  record Cosine(double rate) implements LearningRate {

    /** Checks the range. */
    public Cosine {
      Optimizer.positive("learning-rate", rate);
    }

    @Override
    public double at(long step, int stepsPerEpoch, int epochs) {
      double planned = (double) stepsPerEpoch * epochs;
      return rate * 0.5 * (1 + Math.cos(Math.PI * Math.min((double) step, planned) / planned));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.cosine(this);
    }
  }
}
