package org.concordml.cli.option;

import java.util.stream.Collectors;
import org.concordml.data.TableRoles;
import org.concordml.experiment.Monitor;
import org.concordml.experiment.Recipe;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Optimizer;
import org.concordml.learning.RegressionLoss;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The library's own values, for the options that set them: none is written twice. */
public final class RecipeDefaults implements IDefaultValueProvider {

  private static final Recipe STANDARD = Recipe.standard(TableRoles.target(""));

  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? of(option.longestName()) : null;
  }

  private static String of(String option) {
    FitConfig fit = STANDARD.fit();
    return switch (option) {
      case "--test-size" -> text(STANDARD.split().testSize());
      case "--monitor-size" -> text(Monitor.SHARE);
      case "--seed" -> Long.toString(fit.seed());
      case "--scaler" -> STANDARD.scaler().name();
      case "--threshold" -> text(STANDARD.threshold());
      case "--hidden" ->
          STANDARD.network().hidden().stream()
              .map(units -> Integer.toString(units))
              .collect(Collectors.joining(","));
      case "--activation" -> STANDARD.network().activation().key();
      case "--dropout" -> text(STANDARD.network().dropout());
      case "--l2" -> text(STANDARD.network().l2());
      case "--initializer" -> fit.initializer().key();
      case "--ensemble" -> Integer.toString(fit.ensemble());
      default -> ofFit(option, fit);
    };
  }

  private static String ofFit(String option, FitConfig fit) {
    LearningRate.Step step = (LearningRate.Step) LearningRate.named("step");
    return switch (option) {
      case "--epochs" -> Integer.toString(fit.epochs());
      case "--batch-size" -> Integer.toString(fit.batchSize());
      case "--learning-rate" -> text(fit.learningRate().rate());
      case "--schedule" -> fit.learningRate().key();
      case "--step-factor" -> text(step.factor());
      case "--step-every" -> Integer.toString(step.everyEpochs());
      case "--focal-gamma" -> text(BinaryLoss.Focal.STANDARD.gamma());
      case "--label-smoothing" -> text(BinaryLoss.CrossEntropy.STANDARD.labelSmoothing());
      case "--huber-delta" -> text(RegressionLoss.Huber.STANDARD.delta());
      case "--quantile" -> text(RegressionLoss.Pinball.MEDIAN.quantile());
      case "--optimizer" -> fit.optimizer().key();
      case "--weight-decay" -> text(Optimizer.AdamW.STANDARD.weightDecay());
      case "--momentum" -> text(Optimizer.Sgd.STANDARD.momentum());
      case "--noise" -> text(fit.inputNoise());
      case "--patience" -> Integer.toString(EarlyStopping.PATIENCE);
      case "--min-delta" -> text(EarlyStopping.MIN_DELTA);
      default -> null;
    };
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
