package org.concordml.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.concordml.data.Task;
import org.junit.jupiter.api.Test;

/** A loss of one kind of outcome, on a table with another. */
class LossForTaskTest {

  @Test
  void whatIsMinimisedUnlessToldOtherwiseIsTheUsualLossOfEachTask() {
    Loss unsaid = BinaryLoss.CrossEntropy.STANDARD;

    assertThat(unsaid.forTask(Task.BINARY)).isSameAs(unsaid);
    assertThat(unsaid.forTask(Task.MULTICLASS)).isEqualTo(CategoricalLoss.CrossEntropy.STANDARD);
    assertThat(unsaid.forTask(Task.REGRESSION)).isEqualTo(new RegressionLoss.MeanSquaredError());
  }

  @Test
  void whatIsThereForTwoClassesAndForSeveralKeepsItsNumbers() {
    assertThat(new BinaryLoss.Focal(3).forTask(Task.MULTICLASS))
        .isEqualTo(new CategoricalLoss.Focal(0.25, 3));
    assertThat(new CategoricalLoss.Focal(0.25, 3).forTask(Task.BINARY))
        .isEqualTo(new BinaryLoss.Focal(3));
    assertThat(new BinaryLoss.CrossEntropy(0.1).forTask(Task.MULTICLASS))
        .isEqualTo(new CategoricalLoss.CrossEntropy(0.1));
    assertThat(new CategoricalLoss.CrossEntropy(0.1).forTask(Task.BINARY))
        .isEqualTo(new BinaryLoss.CrossEntropy(0.1));
  }

  @Test
  void anotherLossThanTheTaskHasIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionLoss.MeanSquaredError().forTask(Task.BINARY))
        .withMessage(
            "loss must be one of bce, dice, focal for an outcome that is binary, found 'mse'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BinaryLoss.SoftDice().forTask(Task.MULTICLASS))
        .withMessage(
            "loss must be one of cce, categorical-focal for an outcome that is multiclass, found"
                + " 'dice'");
  }
}
