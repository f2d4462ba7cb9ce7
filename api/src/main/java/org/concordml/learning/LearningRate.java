package org.concordml.learning;

import java.util.List;
import org.concordml.NamedChoices;

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
   * @return the name used on the command line and in files
   */
  default String key() {
    return match(
        new Cases<String>() {
          @Override
          public String constant(Constant schedule) {
            return "constant";
          }

          @Override
          public String step(Step schedule) {
            return "step";
          }

          @Override
          public String cosine(Cosine schedule) {
            return "cosine";
          }
        });
  }

  /**
   * Finds a schedule by its name.
   *
   * @param name constant, step or cosine, in any spelling, or Keras' name
   * @return that schedule at the rate of the main job, 0.001, with its usual numbers
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static LearningRate named(String name) {
    LearningRate step = new Step(1e-3, 0.5, 1);
    LearningRate cosine = new Cosine(1e-3);
    return NamedChoices.<LearningRate>of(
            "schedule", List.of(new Constant(1e-3), step, cosine), LearningRate::key)
        .alias(step, "stepDecay", "stepLR")
        .alias(cosine, "cosineDecay")
        .named(name);
  }

  /**
   * @return the rate of the first step, above 0
   */
  double rate();

  /**
   * @param rate of the first step, above 0
   * @return the same schedule from that rate
   */
  LearningRate withRate(double rate);

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
    public LearningRate withRate(double other) {
      return new Constant(other);
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
    public LearningRate withRate(double other) {
      return new Step(other, factor, everyEpochs);
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
    public LearningRate withRate(double other) {
      return new Cosine(other);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.cosine(this);
    }
  }
}
