package org.concordml.engine.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.concordml.learning.Adam;
import org.concordml.learning.AdamW;
import org.concordml.learning.BinaryCrossEntropy;
import org.concordml.learning.BinaryFocal;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.RmsProp;
import org.concordml.learning.Sgd;
import org.concordml.learning.SoftDice;
import org.concordml.training.FitConfig;

/**
 * What is minimised, and how.
 *
 * @param loss what
 * @param optimizer how
 * @param clipping of the gradient, tight enough to bite
 */
record Rule(Loss loss, Optimizer optimizer, GradientClipping clipping) {

  static List<Loss> losses() {
    return List.of(new BinaryCrossEntropy(), new SoftDice(), new BinaryFocal(2));
  }

  static List<Optimizer> optimizers() {
    return List.of(
        Adam.STANDARD,
        Adam.KERAS,
        AdamW.STANDARD,
        new Sgd(0, false),
        new Sgd(0.9, false),
        new Sgd(0.9, true),
        RmsProp.STANDARD);
  }

  static List<GradientClipping> clippings() {
    return List.of(
        GradientClipping.NONE,
        new GradientClipping.ByValue(0.02),
        new GradientClipping.ByGlobalNorm(0.1));
  }

  static Stream<Rule> all() {
    return losses().stream()
        .flatMap(
            loss ->
                optimizers().stream()
                    .flatMap(
                        optimizer ->
                            clippings().stream()
                                .map(clipping -> new Rule(loss, optimizer, clipping))));
  }

  FitConfig.Builder config() {
    return FitConfig.standard()
        .loss(loss)
        .optimizer(optimizer)
        .clipping(clipping)
        .learningRate(optimizer.slots().contains("v") ? 1e-3 : 0.1);
  }
}
