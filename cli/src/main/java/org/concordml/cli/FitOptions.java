package org.concordml.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.concordml.NamedChoices;
import org.concordml.data.Task;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.network.WeightInitializer;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;
import org.concordml.training.MonitoredMetric;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How it is trained. An option that the chosen optimizer or loss would ignore is refused. */
final class FitOptions {

  private static final NamedChoices<String> SCHEDULES =
      NamedChoices.of("schedule", List.of("constant", "step", "cosine"), name -> name)
          .alias("step", "stepDecay", "stepLR")
          .alias("cosine", "cosineDecay");

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "10",
      description = "Passes over the training rows (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "32",
      description = "Rows an update (default: ${DEFAULT-VALUE}).")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "0.001",
      description =
          "Learning rate, of the first step if there is a schedule (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      defaultValue = "constant",
      description = "constant, step or cosine (default: ${DEFAULT-VALUE}).")
  private String schedule;

  @Option(
      names = "--step-factor",
      paramLabel = "F",
      description = "With --schedule step: what the rate is multiplied by (default: 0.5).")
  private Double stepFactor;

  @Option(
      names = "--step-every",
      paramLabel = "EPOCHS",
      description = "With --schedule step: how often (default: 1).")
  private Integer stepEvery;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      defaultValue = "bce",
      description = "bce (cross-entropy), dice or focal (default: ${DEFAULT-VALUE}).")
  private String loss;

  @Option(
      names = "--focal-gamma",
      paramLabel = "G",
      description = "With --loss focal: how much easy rows are played down (default: 2).")
  private Double focalGamma;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "adam",
      description = "adam, adamw, sgd or rmsprop (default: ${DEFAULT-VALUE}).")
  private String optimizer;

  @Option(
      names = "--keras-rounding",
      description =
          "With adam and adamw: round beta1 and beta2 in the bias correction to float32, as Keras"
              + " does.")
  private boolean kerasRounding;

  @Option(
      names = "--weight-decay",
      paramLabel = "D",
      description = "With adamw: decay of all parameters (default: 0.004).")
  private Double weightDecay;

  @Option(
      names = "--momentum",
      paramLabel = "M",
      description = "With sgd: momentum in [0, 1) (default: 0).")
  private Double momentum;

  @Option(names = "--nesterov", description = "With sgd and momentum: look ahead.")
  private boolean nesterov;

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
          "balanced, or two numbers NEGATIVE,POSITIVE: how much a training row of each class weighs.")
  private String classWeight;

  @Option(
      names = "--noise",
      paramLabel = "SD",
      defaultValue = "0",
      description =
          "Standard deviation of noise added to scaled features in training (default:"
              + " ${DEFAULT-VALUE}).")
  private double noise;

  @Option(
      names = "--early-stopping",
      paramLabel = "METRIC",
      description =
          "Stop when this no longer improves, and keep the best epoch's weights even if it never"
              + " stops: loss, accuracy, valLoss, valAccuracy, valRocAuc … (positive above 0.5)."
              + " Spelt val_loss, val_auc too.")
  private String earlyStopping;

  @Option(
      names = "--mode",
      paramLabel = "min|max",
      description = "With --early-stopping: which way is better (default: as suits the metric).")
  private EarlyStopping.Mode mode;

  @Option(
      names = "--patience",
      paramLabel = "EPOCHS",
      description = "With --early-stopping: epochs without improvement (default: 5).")
  private Integer patience;

  @Option(
      names = "--min-delta",
      paramLabel = "D",
      description = "With --early-stopping: smallest improvement that counts (default: 0).")
  private Double minDelta;

  /**
   * @param seed of the job
   * @param initializer of the kernels
   * @return the configuration
   * @throws IllegalArgumentException if an option is out of its range or would be ignored
   */
  FitConfig config(long seed, WeightInitializer initializer) {
    FitConfig.Builder builder =
        FitConfig.standard()
            .epochs(epochs)
            .batchSize(batchSize)
            .learningRate(learningRate())
            .loss(loss())
            .optimizer(optimizer())
            .clipping(clipping())
            .classWeights(classWeights())
            .inputNoise(noise)
            .initializer(initializer)
            .seed(seed);
    stopping().ifPresent(builder::earlyStopping);
    return builder.build();
  }

  private LearningRate learningRate() {
    String name = SCHEDULES.named(schedule);
    boolean step = name.equals("step");
    only(step, stepFactor, "--step-factor", "--schedule step");
    only(step, stepEvery, "--step-every", "--schedule step");
    return switch (name) {
      case "step" ->
          new LearningRate.Step(
              learningRate,
              stepFactor == null ? 0.5 : stepFactor,
              stepEvery == null ? 1 : stepEvery);
      case "cosine" -> new LearningRate.Cosine(learningRate);
      default -> new LearningRate.Constant(learningRate);
    };
  }

  private Loss loss() {
    Loss named = Loss.named(loss, Task.BINARY);
    only(named instanceof BinaryLoss.Focal, focalGamma, "--focal-gamma", "--loss focal");
    return focalGamma == null ? named : new BinaryLoss.Focal(focalGamma);
  }

  private Optimizer optimizer() {
    Optimizer named = Optimizer.named(optimizer);
    boolean sgd = named instanceof Sgd;
    boolean adamW = named instanceof AdamW;
    boolean adaptive = adamW || named instanceof Adam;
    only(adamW, weightDecay, "--weight-decay", "--optimizer adamw");
    only(sgd, momentum, "--momentum", "--optimizer sgd");
    only(sgd, nesterov ? true : null, "--nesterov", "--optimizer sgd");
    only(adaptive, kerasRounding ? true : null, "--keras-rounding", "--optimizer adam or adamw");
    Adam adam = kerasRounding ? Adam.KERAS : Adam.STANDARD;
    if (adamW) {
      return new AdamW(adam, weightDecay == null ? AdamW.STANDARD.weightDecay() : weightDecay);
    }
    if (sgd) {
      return new Sgd(momentum == null ? 0 : momentum, nesterov);
    }
    return adaptive ? adam : named;
  }

  private GradientClipping clipping() {
    if (clipValue != null && clipNorm != null) {
      throw new IllegalArgumentException(
          "clipping must be by value or by norm, found both --clip-value and --clip-norm");
    }
    if (clipValue != null) {
      return new GradientClipping.ByValue(clipValue);
    }
    return clipNorm == null ? GradientClipping.NONE : new GradientClipping.ByGlobalNorm(clipNorm);
  }

  private ClassWeights classWeights() {
    if (classWeight == null) {
      return ClassWeights.none();
    }
    if (classWeight.toLowerCase(Locale.ROOT).equals("balanced")) {
      return new ClassWeights.Balanced();
    }
    String[] numbers = classWeight.split(",", -1);
    if (numbers.length == 2) {
      try {
        return ClassWeights.of(
            Numbers.decimal(numbers[0].trim()), Numbers.decimal(numbers[1].trim()));
      } catch (TypeConversionException notNumbers) {
        throw unknown("class weight", "balanced, or two numbers such as 1,3", classWeight);
      }
    }
    throw unknown("class weight", "balanced, or two numbers such as 1,3", classWeight);
  }

  private Optional<EarlyStopping> stopping() {
    boolean asked = earlyStopping != null;
    only(asked, mode, "--mode", "--early-stopping");
    only(asked, patience, "--patience", "--early-stopping");
    only(asked, minDelta, "--min-delta", "--early-stopping");
    if (!asked) {
      return Optional.empty();
    }
    MonitoredMetric metric = new MonitoredMetric(earlyStopping);
    return Optional.of(
        new EarlyStopping(
            metric,
            mode == null ? EarlyStopping.Mode.suiting(metric) : mode,
            patience == null ? 5 : patience,
            minDelta == null ? 0 : minDelta));
  }

  private static void only(boolean used, Object value, String option, String partner) {
    if (!used && value != null) {
      throw new IllegalArgumentException(
          option + " has an effect with " + partner + " only. Leave it out, or add " + partner);
    }
  }

  private static IllegalArgumentException unknown(String what, String valid, String found) {
    return new IllegalArgumentException(
        what + " must be one of " + valid + ", found '" + found + "'");
  }
}
