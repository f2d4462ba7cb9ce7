package org.concordml.cli.option;

import java.util.Arrays;
import java.util.Locale;
import org.concordml.cli.argument.Given;
import org.concordml.cli.argument.Numbers;
import org.concordml.data.Task;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.training.FitConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How it is trained. An option that another one makes useless is refused. */
final class FitOptions {

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the training rows (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Rows an update (default: ${DEFAULT-VALUE}).")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description =
          "Learning rate, of the first step if there is a schedule (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description = "constant, step or cosine (default: ${DEFAULT-VALUE}).")
  private String schedule;

  @Option(
      names = "--step-factor",
      paramLabel = "F",
      description =
          "With --schedule step: what the rate is multiplied by (default: ${DEFAULT-VALUE}).")
  private double stepFactor;

  @Option(
      names = "--step-every",
      paramLabel = "EPOCHS",
      description = "With --schedule step: how often (default: ${DEFAULT-VALUE}).")
  private int stepEvery;

  @Mixin private LossOptions loss;
  @Mixin private OptimizerOptions optimizer;

  @Option(
      names = "--clip-value",
      paramLabel = "C",
      description = "Cut every gradient component to [-C, C].")
  private Double clipValue;

  @Option(
      names = "--clip-norm",
      paramLabel = "C",
      description =
          "Scale the whole gradient down to norm C, taken over all parameters together: Keras'"
              + " global_clipnorm (its clipnorm is a norm for each variable, and another thing).")
  private Double clipNorm;

  @Option(
      names = "--class-weight",
      paramLabel = "W",
      description =
          "balanced, or a number for each class (of two, NEGATIVE,POSITIVE): how much a training row"
              + " of it weighs.")
  private String classWeight;

  @Option(
      names = "--noise",
      paramLabel = "SD",
      description =
          "Standard deviation of noise added to scaled features in training (default:"
              + " ${DEFAULT-VALUE}).")
  private double noise;

  @Mixin private StoppingOptions stopping;

  /**
   * @param base what holds where no option is given
   * @param given which are
   * @return the configuration
   * @throws IllegalArgumentException if an option is out of its range or would be ignored
   */
  FitConfig over(FitConfig base, Given given) {
    FitConfig.Builder builder =
        base.toBuilder()
            .learningRate(learningRate(base.learningRate(), given))
            .loss(loss.over(base.loss(), given))
            .optimizer(optimizer.over(base.optimizer(), given))
            .clipping(clipping(base.clipping(), given))
            .classWeights(given.option("--class-weight") ? classWeights() : base.classWeights());
    if (given.option("--epochs")) {
      builder.epochs(epochs);
    }
    if (given.option("--batch-size")) {
      builder.batchSize(batchSize);
    }
    if (given.option("--noise")) {
      builder.inputNoise(noise);
    }
    stopping.over(base.earlyStopping(), given).ifPresent(builder::earlyStopping);
    return builder.build();
  }

  /**
   * Refuses a loss that was asked for and is not what is minimised.
   *
   * @param task what the table has
   * @param given which options are
   */
  void requireLoss(Task task, Given given) {
    loss.require(task, given);
  }

  private LearningRate learningRate(LearningRate base, Given given) {
    LearningRate named =
        given.option("--schedule") ? LearningRate.named(schedule).withRate(base.rate()) : base;
    LearningRate rate = given.option("--learning-rate") ? named.withRate(learningRate) : named;
    given.only(rate instanceof LearningRate.Step, "--step-factor", "--schedule step");
    given.only(rate instanceof LearningRate.Step, "--step-every", "--schedule step");
    return rate instanceof LearningRate.Step step
        ? new LearningRate.Step(
            step.rate(),
            given.option("--step-factor") ? stepFactor : step.factor(),
            given.option("--step-every") ? stepEvery : step.everyEpochs())
        : rate;
  }

  private GradientClipping clipping(GradientClipping base, Given given) {
    if (given.option("--clip-value") && given.option("--clip-norm")) {
      throw new IllegalArgumentException(
          "clipping must be by value or by norm, found both --clip-value and --clip-norm");
    }
    if (clipValue != null) {
      return new GradientClipping.ByValue(clipValue);
    }
    return clipNorm == null ? base : new GradientClipping.ByGlobalNorm(clipNorm);
  }

  private ClassWeights classWeights() {
    if (classWeight.toLowerCase(Locale.ROOT).equals("balanced")) {
      return new ClassWeights.Balanced();
    }
    String[] numbers = classWeight.split(",", -1);
    if (numbers.length > 1) {
      try {
        return ClassWeights.of(
            Arrays.stream(numbers).mapToDouble(text -> Numbers.decimal(text.trim())).toArray());
      } catch (TypeConversionException notNumbers) {
        throw unknown("class weight", "balanced, or two numbers such as 1,3", classWeight);
      }
    }
    throw unknown("class weight", "balanced, or two numbers such as 1,3", classWeight);
  }

  private static IllegalArgumentException unknown(String what, String valid, String found) {
    return new IllegalArgumentException(
        what + " must be one of " + valid + ", found '" + found + "'");
  }
}
