package org.concordml.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concordml.data.TableRoles;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Optimizer;
import org.concordml.learning.RegressionLoss;
import org.concordml.network.Activation;
import org.concordml.network.WeightInitializer;
import org.concordml.preprocess.scaling.StandardScaler;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;
import org.concordml.training.MonitoredMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A recipe is written whole, read strictly, and what is read is what was written. */
class RecipeJsonTest {

  private static final Recipe STANDARD =
      Recipe.standard(TableRoles.target("outcome").withPositive("yes").withDrop(List.of("id")));

  private static Recipe fit(FitConfig.Builder fit) {
    return STANDARD.withFit(fit.build());
  }

  static Stream<Recipe> recipes() {
    return Stream.of(
        STANDARD,
        STANDARD.withScaler(new StandardScaler()).withThreshold(0.3),
        STANDARD.withClassThresholds(Map.of("yes", 0.25)),
        STANDARD.withSplit(new Splitting(0.25, true, new Monitor.Share(0.1))),
        STANDARD.withSplit(new Splitting(0.25, false, new Monitor.TestRows())),
        STANDARD.withNetwork(new HiddenLayers(List.of(), Activation.TANH, 0, 0.5)),
        fit(FitConfig.standard().optimizer(new Optimizer.AdamW(Optimizer.Adam.KERAS, 0.02))),
        fit(FitConfig.standard().optimizer(new Optimizer.Sgd(0.9, true)).seed(7)),
        fit(FitConfig.standard().loss(new BinaryLoss.CrossEntropy(0.1))),
        fit(FitConfig.standard().loss(new CategoricalLoss.Focal(0.5, 3))),
        fit(FitConfig.standard().loss(new RegressionLoss.Pinball(0.9))),
        fit(FitConfig.standard().learningRate(new LearningRate.Step(0.1, 0.25, 3))),
        fit(FitConfig.standard().clipping(new GradientClipping.ByGlobalNorm(2))),
        fit(FitConfig.standard().classWeights(ClassWeights.of(1, 2, 3))),
        fit(FitConfig.standard().classWeights(new ClassWeights.Balanced())),
        fit(FitConfig.standard().ensemble(8)),
        fit(FitConfig.standard().initializer(WeightInitializer.HE_NORMAL).inputNoise(0.5)),
        fit(
            FitConfig.standard()
                .earlyStopping(
                    new EarlyStopping(
                        new MonitoredMetric("valRocAuc"), EarlyStopping.Mode.MAX, 3, 0.01))));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void whatIsReadIsWhatWasWritten(Recipe recipe) {
    Recipe other = Recipe.standard(TableRoles.target("another")).withThreshold(0.9);

    assertThat(Recipe.fromJson(recipe.toJson(), other)).isEqualTo(recipe);
  }

  @Test
  void whatIsLeftOutIsAsInTheStandard() {
    String json = "{\"fit\": {\"epochs\": 50, \"optimizer\": \"sgd\"}, \"threshold\": 0.4}";

    assertThat(Recipe.fromJson(json, STANDARD))
        .isEqualTo(
            fit(FitConfig.standard().epochs(50).optimizer(Optimizer.Sgd.STANDARD))
                .withThreshold(0.4));
    assertThat(
            Recipe.fromJson("{\"fit\":{\"optimizer\":{\"name\":\"adam\",\"beta1\":0.8}}}", STANDARD)
                .fit()
                .optimizer())
        .isEqualTo(new Optimizer.Adam(0.8, 0.999, 1e-7, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'fit': {'epoch': 5}} | fit: members must be among epochs, batchSize, loss, optimizer,"
            + " learningRate, clipping, classWeights, inputNoise, earlyStopping, initializer, seed,"
            + " ensemble, frozen, found 'epoch'. Did you mean 'epochs'?",
        "{'fit': {'ensembel': 5}} | fit: members must be among epochs, batchSize, loss, optimizer,"
            + " learningRate, clipping, classWeights, inputNoise, earlyStopping, initializer, seed,"
            + " ensemble, frozen, found 'ensembel'. Did you mean 'ensemble'?",
        "{'fit': {'ensemble': 0}} | fit: ensemble must be from 1 to 1000 networks, found 0",
        "{'fit': {'epochs': 'ten'}} | fit.epochs must be a number, found \"ten\"",
        "{'fit': {'epochs': 2.5}} | fit.epochs must be a whole number, found 2.5",
        "{'fit': {'epochs': 0}} | fit: epochs must be at least 1, found 0",
        "{'fit': {'optimizer': 'adm'}} | fit.optimizer: optimizer must be one of adam, adamw, sgd,"
            + " rmsprop, found 'adm'. Did you mean 'adam'?",
        "{'fit': {'optimizer': {'beta1': 0.5}}} | fit.optimizer must have a name, found"
            + " {\"beta1\":0.5}",
        "{'fit': {'optimizer': {'name': 'adam', 'momentum': 0.5}}} | fit.optimizer: members must be"
            + " among beta1, beta2, epsilon, float32BetaPowers, found 'momentum'",
        "{'threshold': 1e999} | threshold must be a finite number, found 1e999",
        "{'threshold': 2} | threshold must be from 0 to 1, found 2.0",
        "{'classThresholds': {'yes': 0}} | threshold of \"yes\" must be above 0 and at most 1, found"
            + " 0.0",
        "{'threshold': 0.4, 'classThresholds': {'yes': 0.5}} | a threshold must be one number or by"
            + " class, found 0.4 and some by class",
        "{'network': {'hidden': [0]}} | network: units must be at least 1, found 0",
        "[] | it must be an object, found []"
      })
  void whatIsWrongIsToldByItsPath(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recipe.fromJson(json.replace('\'', '"'), STANDARD))
        .withMessage(message);
  }

  @Test
  void otherTextIsNotARecipe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recipe.fromJson("epochs = 5", STANDARD))
        .withMessage("it must be JSON, found other text at line 1, column 9");
  }
}
