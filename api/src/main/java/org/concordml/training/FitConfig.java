package org.concordml.training;

import java.util.Objects;
import java.util.Optional;
import org.concordml.data.Task;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.network.WeightInitializer;

/**
 * How to train; no engine and no device in it.
 *
 * @param epochs passes over the training rows, at least 1
 * @param batchSize rows an update, at least 1; the last batch of an epoch may be shorter
 * @param loss what to minimise
 * @param optimizer how
 * @param learningRate how far, by step
 * @param clipping of gradients
 * @param classWeights of training rows
 * @param inputNoise standard deviation of normal noise added to scaled features in training; 0 for
 *     none
 * @param earlyStopping when to stop before the last epoch, if at all
 * @param initializer how kernels start
 * @param seed of weights, batch order, dropout and noise
 * @param ensemble how many networks are trained, each with streams of its own of the seed, and
 *     averaged; from 1 to {@value #LARGEST_ENSEMBLE}
 * @param frozen how many dense layers, from the first, keep the weights that the training starts
 *     from; less than the network has
 */
public record FitConfig(
    int epochs,
    int batchSize,
    Loss loss,
    Optimizer optimizer,
    LearningRate learningRate,
    GradientClipping clipping,
    ClassWeights classWeights,
    double inputNoise,
    Optional<EarlyStopping> earlyStopping,
    WeightInitializer initializer,
    long seed,
    int ensemble,
    int frozen) {

  /** The most networks that are averaged. */
  public static final int LARGEST_ENSEMBLE = 1000;

  /** Checks the ranges. */
  public FitConfig {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(learningRate, "learningRate");
    Objects.requireNonNull(clipping, "clipping");
    Objects.requireNonNull(classWeights, "classWeights");
    Objects.requireNonNull(earlyStopping, "earlyStopping");
    Objects.requireNonNull(initializer, "initializer");
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, found " + epochs);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size must be at least 1, found " + batchSize);
    }
    if (!(inputNoise >= 0) || Double.isInfinite(inputNoise)) {
      throw new IllegalArgumentException(
          "input noise must be finite and at least 0, found " + inputNoise);
    }
    if (ensemble < 1 || ensemble > LARGEST_ENSEMBLE) {
      throw new IllegalArgumentException(
          "ensemble must be from 1 to " + LARGEST_ENSEMBLE + " networks, found " + ensemble);
    }
    if (frozen < 0) {
      throw new IllegalArgumentException("frozen layers must be at least 0, found " + frozen);
    }
  }

  /**
   * The main job: ten epochs of Adam at 1e-3 on cross-entropy, batches of 32, seed 42.
   *
   * @return a builder that starts there
   */
  public static Builder standard() {
    return new Builder();
  }

  /**
   * The same where the kind of outcome is known.
   *
   * @param task kind of outcome
   * @return the configuration with the loss and the watched metric that their names stand for there
   * @throws IllegalArgumentException if the loss is of another kind of outcome
   * @throws org.concordml.data.DataException if the watched metric is
   */
  public FitConfig forTask(Task task) {
    Builder builder = toBuilder().loss(loss.forTask(task));
    earlyStopping.map(rule -> rule.forTask(task)).ifPresent(builder::earlyStopping);
    return builder.build();
  }

  /**
   * @return a builder that starts from this
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.epochs = epochs;
    builder.batchSize = batchSize;
    builder.loss = loss;
    builder.optimizer = optimizer;
    builder.learningRate = learningRate;
    builder.clipping = clipping;
    builder.classWeights = classWeights;
    builder.inputNoise = inputNoise;
    builder.earlyStopping = earlyStopping;
    builder.initializer = initializer;
    builder.seed = seed;
    builder.ensemble = ensemble;
    builder.frozen = frozen;
    return builder;
  }

  /** Sets what differs from the main job. */
  public static final class Builder {

    private int epochs = 10;
    private int batchSize = 32;
    private Loss loss = BinaryLoss.CrossEntropy.STANDARD;
    private Optimizer optimizer = Adam.STANDARD;
    private LearningRate learningRate = new LearningRate.Constant(1e-3);
    private GradientClipping clipping = GradientClipping.NONE;
    private ClassWeights classWeights = ClassWeights.none();
    private double inputNoise;
    private Optional<EarlyStopping> earlyStopping = Optional.empty();
    private WeightInitializer initializer = WeightInitializer.GLOROT_UNIFORM;
    private long seed = 42;
    private int ensemble = 1;
    private int frozen;

    private Builder() {}

    /**
     * @param value at least 1
     * @return this
     */
    public Builder epochs(int value) {
      epochs = value;
      return this;
    }

    /**
     * @param value at least 1
     * @return this
     */
    public Builder batchSize(int value) {
      batchSize = value;
      return this;
    }

    /**
     * @param value what to minimise
     * @return this
     */
    public Builder loss(Loss value) {
      loss = value;
      return this;
    }

    /**
     * @param value how parameters move
     * @return this
     */
    public Builder optimizer(Optimizer value) {
      optimizer = value;
      return this;
    }

    /**
     * @param value rate by step
     * @return this
     */
    public Builder learningRate(LearningRate value) {
      learningRate = value;
      return this;
    }

    /**
     * @param value rate of every step, above 0
     * @return this
     */
    public Builder learningRate(double value) {
      return learningRate(new LearningRate.Constant(value));
    }

    /**
     * @param value what to do with large gradients
     * @return this
     */
    public Builder clipping(GradientClipping value) {
      clipping = value;
      return this;
    }

    /**
     * @param value weights of the classes
     * @return this
     */
    public Builder classWeights(ClassWeights value) {
      classWeights = value;
      return this;
    }

    /**
     * @param value standard deviation, at least 0
     * @return this
     */
    public Builder inputNoise(double value) {
      inputNoise = value;
      return this;
    }

    /**
     * @param value when to stop
     * @return this
     */
    public Builder earlyStopping(EarlyStopping value) {
      earlyStopping = Optional.of(value);
      return this;
    }

    /**
     * @param value how kernels start
     * @return this
     */
    public Builder initializer(WeightInitializer value) {
      initializer = value;
      return this;
    }

    /**
     * @param value any
     * @return this
     */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * @param value networks to train and average, 1 to {@value FitConfig#LARGEST_ENSEMBLE}
     * @return this
     */
    public Builder ensemble(int value) {
      ensemble = value;
      return this;
    }

    /**
     * @param value dense layers that keep their weights, from the first; at least 0
     * @return this
     */
    public Builder frozen(int value) {
      frozen = value;
      return this;
    }

    /**
     * @return the configuration
     * @throws IllegalArgumentException if a value is out of its range
     */
    public FitConfig build() {
      return new FitConfig(
          epochs,
          batchSize,
          loss,
          optimizer,
          learningRate,
          clipping,
          classWeights,
          inputNoise,
          earlyStopping,
          initializer,
          seed,
          ensemble,
          frozen);
    }
  }
}
