package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.network.NetworkSpec;
import org.concordml.network.WeightInitializer;
import org.junit.jupiter.api.Test;

class FitConfigTest {

  @Test
  void theStandardIsTheMainJob() {
    FitConfig config = FitConfig.standard().build();

    assertThat(config.epochs()).isEqualTo(10);
    assertThat(config.batchSize()).isEqualTo(32);
    assertThat(config.loss()).isEqualTo(BinaryLoss.CrossEntropy.STANDARD);
    assertThat(config.optimizer()).isEqualTo(Adam.STANDARD);
    assertThat(config.learningRate()).isEqualTo(new LearningRate.Constant(1e-3));
    assertThat(config.clipping()).isEqualTo(GradientClipping.NONE);
    assertThat(config.classWeights()).isEqualTo(ClassWeights.none());
    assertThat(config.inputNoise()).isZero();
    assertThat(config.earlyStopping()).isEmpty();
    assertThat(config.seed()).isEqualTo(42);
    assertThat(config.ensemble()).isEqualTo(1);
  }

  @Test
  void aBuilderThatStartsFromAConfigurationKeepsAllOfIt() {
    FitConfig changed =
        FitConfig.standard()
            .epochs(3)
            .batchSize(5)
            .loss(new BinaryLoss.Focal(2))
            .optimizer(RmsProp.STANDARD)
            .learningRate(0.5)
            .clipping(new GradientClipping.ByValue(1))
            .classWeights(new ClassWeights.Balanced())
            .inputNoise(0.1)
            .earlyStopping(
                new EarlyStopping(new MonitoredMetric("loss"), EarlyStopping.Mode.MIN, 2, 0))
            .initializer(WeightInitializer.HE_NORMAL)
            .seed(7)
            .ensemble(3)
            .build();

    assertThat(changed.toBuilder().build()).isEqualTo(changed);
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertRefused(
        () -> FitConfig.standard().epochs(0).build(), "epochs must be at least 1, found 0");
    assertRefused(
        () -> FitConfig.standard().batchSize(0).build(), "batch size must be at least 1, found 0");
    assertRefused(
        () -> FitConfig.standard().inputNoise(-1).build(),
        "input noise must be finite and at least 0, found -1.0");
    assertRefused(
        () -> FitConfig.standard().inputNoise(Double.NaN).build(),
        "input noise must be finite and at least 0, found NaN");
    assertRefused(
        () -> FitConfig.standard().ensemble(0).build(),
        "ensemble must be from 1 to 1000 networks, found 0");
    assertRefused(
        () -> FitConfig.standard().ensemble(1001).build(),
        "ensemble must be from 1 to 1000 networks, found 1001");
  }

  @Test
  void aJobNeedsRowsThatFitTheNetwork() {
    Examples rows = Jobs.rows(4, 1);
    Examples none = Examples.binary(FeatureMatrix.of(new double[0], 2), new boolean[0]);
    FitConfig config = FitConfig.standard().build();

    assertRefused(
        () -> TrainingJob.of(NetworkSpec.standard(3), config, rows, rows),
        "training rows must be at least one and have 3 columns, found 4 rows of 2");
    assertRefused(
        () -> TrainingJob.of(NetworkSpec.standard(2), config, rows, none),
        "validation rows must be at least one and have 2 columns, found 0 rows of 2");
  }

  @Test
  void aJobNeedsTheWeightsOfItsNetwork() {
    Examples rows = Jobs.rows(4, 1);
    FitConfig config = FitConfig.standard().build();
    TrainingJob other = TrainingJob.of(NetworkSpec.standard(2), config, rows, rows);
    TrainingJob mixed =
        new TrainingJob(
            new NetworkSpec(2, List.of(), 0), config, rows, rows, other.initial(), other.order());

    assertRefused(
        mixed::session,
        "initial weights must have the layout of the network, found 641 values for 3");
  }

  @Test
  void neutralClassWeightsAreNoRowWeights() {
    Examples rows = Jobs.rows(3, 1);
    FitConfig weighted = Jobs.config().classWeights(ClassWeights.of(1, 3)).build();

    assertThat(Jobs.job(Jobs.config().build(), rows, rows).rowWeights()).isNull();
    assertThat(Jobs.job(weighted, rows, rows).rowWeights()).containsExactly(3, 1, 1);
  }

  private static void assertRefused(ThrowingCallable code, String message) {
    assertThatThrownBy(code).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
