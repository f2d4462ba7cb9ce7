package org.concordml.report.json;

import com.google.gson.JsonObject;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.Loss;
import org.concordml.learning.RegressionLoss;

/** A loss in {@link ConfigJson}: its name and its numbers. */
final class LossJson
    implements Loss.Cases<JsonObject>,
        BinaryLoss.Cases<JsonObject>,
        CategoricalLoss.Cases<JsonObject>,
        RegressionLoss.Cases<JsonObject> {

  @Override
  public JsonObject binary(BinaryLoss loss) {
    return loss.match((BinaryLoss.Cases<JsonObject>) this);
  }

  @Override
  public JsonObject categorical(CategoricalLoss loss) {
    return loss.match((CategoricalLoss.Cases<JsonObject>) this);
  }

  @Override
  public JsonObject regression(RegressionLoss loss) {
    return loss.match((RegressionLoss.Cases<JsonObject>) this);
  }

  @Override
  public JsonObject crossEntropy(BinaryLoss.CrossEntropy loss) {
    return smoothed(loss, loss.labelSmoothing());
  }

  @Override
  public JsonObject softDice(BinaryLoss.SoftDice loss) {
    return LearningJson.with(named(loss), "epsilon", BinaryLoss.SoftDice.EPSILON);
  }

  @Override
  public JsonObject focal(BinaryLoss.Focal loss) {
    return LearningJson.with(named(loss), "gamma", loss.gamma());
  }

  @Override
  public JsonObject crossEntropy(CategoricalLoss.CrossEntropy loss) {
    return smoothed(loss, loss.labelSmoothing());
  }

  @Override
  public JsonObject focal(CategoricalLoss.Focal loss) {
    JsonObject json = LearningJson.with(named(loss), "alpha", loss.alpha());
    return LearningJson.with(json, "gamma", loss.gamma());
  }

  @Override
  public JsonObject meanSquaredError(RegressionLoss.MeanSquaredError loss) {
    return named(loss);
  }

  @Override
  public JsonObject meanAbsoluteError(RegressionLoss.MeanAbsoluteError loss) {
    return named(loss);
  }

  @Override
  public JsonObject huber(RegressionLoss.Huber loss) {
    return LearningJson.with(named(loss), "delta", loss.delta());
  }

  @Override
  public JsonObject logCosh(RegressionLoss.LogCosh loss) {
    return named(loss);
  }

  @Override
  public JsonObject pinball(RegressionLoss.Pinball loss) {
    return LearningJson.with(named(loss), "quantile", loss.quantile());
  }

  private static JsonObject named(Loss loss) {
    return LearningJson.named(loss.key());
  }

  private static JsonObject smoothed(Loss loss, double labelSmoothing) {
    JsonObject json = named(loss);
    return labelSmoothing == 0 ? json : LearningJson.with(json, "labelSmoothing", labelSmoothing);
  }
}
