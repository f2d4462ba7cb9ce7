package org.concordml.engine.testkit;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.learning.RegressionLoss;
import org.concordml.training.FitConfig;

/**
 * What is minimised, and how.
 *
 * @param loss what
 * @param optimizer how
 * @param clipping of the gradient, tight enough to bite
 */
public record Rule(Loss loss, Optimizer optimizer, GradientClipping clipping) {

  public static List<Loss> losses() {
    return List.of(
        BinaryLoss.CrossEntropy.STANDARD, new BinaryLoss.SoftDice(), new BinaryLoss.Focal(2));
  }

  /** Every loss of every task, with label smoothing and without, and numbers that are not usual. */
  public static List<Loss> lossesOfAllTasks() {
    return Stream.concat(losses().stream(), otherLosses().stream()).toList();
  }

  private static List<Loss> otherLosses() {
    return List.of(
        new BinaryLoss.CrossEntropy(0.1),
        CategoricalLoss.CrossEntropy.STANDARD,
        new CategoricalLoss.CrossEntropy(0.1),
        CategoricalLoss.Focal.STANDARD,
        new RegressionLoss.MeanSquaredError(),
        new RegressionLoss.MeanAbsoluteError(),
        new RegressionLoss.Huber(0.5),
        new RegressionLoss.LogCosh(),
        new RegressionLoss.Pinball(0.9));
  }

  public static List<Optimizer> optimizers() {
    return List.of(
        Adam.STANDARD,
        Adam.KERAS,
        AdamW.STANDARD,
        new Sgd(0, false),
        new Sgd(0.9, false),
        new Sgd(0.9, true),
        RmsProp.STANDARD);
  }

  public static List<GradientClipping> clippings() {
    return List.of(
        GradientClipping.NONE,
        new GradientClipping.ByValue(0.02),
        new GradientClipping.ByGlobalNorm(0.1));
  }

  public static Stream<Rule> all() {
    return losses().stream()
        .flatMap(
            loss ->
                optimizers().stream()
                    .flatMap(
                        optimizer ->
                            clippings().stream()
                                .map(clipping -> new Rule(loss, optimizer, clipping))));
  }

  /** The other losses with every optimizer; the clipping goes round. */
  public static Stream<Rule> ofOtherLosses() {
    return otherLosses().stream()
        .flatMap(
            loss ->
                IntStream.range(0, optimizers().size())
                    .mapToObj(
                        i ->
                            new Rule(
                                loss,
                                optimizers().get(i),
                                clippings().get(i % clippings().size()))));
  }

  public FitConfig.Builder config() {
    return FitConfig.standard()
        .loss(loss)
        .optimizer(optimizer)
        .clipping(clipping)
        .learningRate(optimizer.slots().contains("v") ? 1e-3 : 0.1);
  }
}
