package org.concordml.cli.option;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.concordml.cli.argument.Given;
import org.concordml.cli.argument.Numbers;
import org.concordml.data.Task;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.RegressionLoss;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;
import org.concordml.training.MonitoredMetric;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How it is trained. An option that the chosen optimizer or loss would ignore is refused. */
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

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description =
          "Of classes: cross-entropy (bce, cce), dice or focal; of a number: mse, mae, huber,"
              + " log-cosh or pinball (default: cross-entropy, mse).")
  private String loss;

  @Option(
      names = "--label-smoothing",
      paramLabel = "A",
      description =
          "With cross-entropy: how far the true class is moved towards all classes, 0 to 1, as in"
              + " Keras (default: ${DEFAULT-VALUE}).")
  private double labelSmoothing;

  @Option(
      names = "--huber-delta",
      paramLabel = "D",
      description =
          "With --loss huber: from which error on it is linear, in standard deviations of the"
              + " outcome (default: ${DEFAULT-VALUE}).")
  private double huberDelta;

  @Option(
      names = "--quantile",
      paramLabel = "Q",
      description = "With --loss pinball: the quantile to fit (default: ${DEFAULT-VALUE}).")
  private double quantile;

  @Option(
      names = "--focal-gamma",
      paramLabel = "G",
      description =
          "With --loss focal: how much easy rows are played down (default: ${DEFAULT-VALUE}).")
  private double focalGamma;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
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
      description = "With adamw: decay of all parameters (default: ${DEFAULT-VALUE}).")
  private double weightDecay;

  @Option(
      names = "--momentum",
      paramLabel = "M",
      description = "With sgd: momentum in [0, 1) (default: ${DEFAULT-VALUE}).")
  private double momentum;

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
      description =
          "With --early-stopping: epochs without improvement (default: ${DEFAULT-VALUE}).")
  private int patience;

  @Option(
      names = "--min-delta",
      paramLabel = "D",
      description =
          "With --early-stopping: smallest improvement that counts (default: ${DEFAULT-VALUE}).")
  private double minDelta;

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
            .loss(loss(base.loss(), given))
            .optimizer(optimizer(base.optimizer(), given))
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
    stopping(base.earlyStopping(), given).ifPresent(builder::earlyStopping);
    return builder.build();
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

  private Loss loss(Loss base, Given given) {
    Loss named = given.option("--loss") ? Loss.named(loss) : base;
    boolean focal = named.key().endsWith("focal");
    given.only(focal, "--focal-gamma", "--loss focal");
    given.only(isCrossEntropy(named), "--label-smoothing", "--loss cross-entropy");
    given.only(named instanceof RegressionLoss.Huber, "--huber-delta", "--loss huber");
    given.only(named instanceof RegressionLoss.Pinball, "--quantile", "--loss pinball");
    if (given.option("--label-smoothing")) {
      return named instanceof CategoricalLoss
          ? new CategoricalLoss.CrossEntropy(labelSmoothing)
          : new BinaryLoss.CrossEntropy(labelSmoothing);
    }
    if (given.option("--focal-gamma")) {
      return named instanceof CategoricalLoss.Focal categorical
          ? new CategoricalLoss.Focal(categorical.alpha(), focalGamma)
          : new BinaryLoss.Focal(focalGamma);
    }
    if (given.option("--huber-delta")) {
      return new RegressionLoss.Huber(huberDelta);
    }
    return given.option("--quantile") ? new RegressionLoss.Pinball(quantile) : named;
  }

  private static boolean isCrossEntropy(Loss loss) {
    return loss instanceof BinaryLoss.CrossEntropy || loss instanceof CategoricalLoss.CrossEntropy;
  }

  /**
   * Refuses a loss that was asked for and is not what is minimised.
   *
   * @param task what the table has
   * @param given which options are
   */
  void requireLoss(Task task, Given given) {
    if (given.option("--loss")
        && Loss.named(loss).equals(BinaryLoss.CrossEntropy.STANDARD)
        && task == Task.REGRESSION) {
      Loss.named(loss, task);
    }
  }

  private Optimizer optimizer(Optimizer base, Given given) {
    Optimizer named = given.option("--optimizer") ? Optimizer.named(optimizer) : base;
    boolean adaptive = named instanceof Optimizer.AdamW || named instanceof Optimizer.Adam;
    given.only(named instanceof Optimizer.AdamW, "--weight-decay", "--optimizer adamw");
    given.only(named instanceof Optimizer.Sgd, "--momentum", "--optimizer sgd");
    given.only(named instanceof Optimizer.Sgd, "--nesterov", "--optimizer sgd");
    given.only(adaptive, "--keras-rounding", "--optimizer adam or adamw");
    if (named instanceof Optimizer.AdamW adamW) {
      return new Optimizer.AdamW(
          kerasRounding ? Optimizer.Adam.KERAS : adamW.adam(),
          given.option("--weight-decay") ? weightDecay : adamW.weightDecay());
    }
    if (named instanceof Optimizer.Sgd sgd) {
      return new Optimizer.Sgd(
          given.option("--momentum") ? momentum : sgd.momentum(), nesterov || sgd.nesterov());
    }
    return named instanceof Optimizer.Adam && kerasRounding ? Optimizer.Adam.KERAS : named;
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

  private Optional<EarlyStopping> stopping(Optional<EarlyStopping> base, Given given) {
    boolean asked = given.option("--early-stopping");
    boolean stops = asked || base.isPresent();
    given.only(stops, "--mode", "--early-stopping");
    given.only(stops, "--patience", "--early-stopping");
    given.only(stops, "--min-delta", "--early-stopping");
    if (!stops) {
      return Optional.empty();
    }
    EarlyStopping rule = asked ? EarlyStopping.on(new MonitoredMetric(earlyStopping)) : base.get();
    return Optional.of(
        new EarlyStopping(
            rule.metric(),
            mode == null ? rule.mode() : mode,
            given.option("--patience") ? patience : rule.patience(),
            given.option("--min-delta") ? minDelta : rule.minDelta()));
  }

  private static IllegalArgumentException unknown(String what, String valid, String found) {
    return new IllegalArgumentException(
        what + " must be one of " + valid + ", found '" + found + "'");
  }
}
