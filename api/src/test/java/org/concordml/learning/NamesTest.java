package org.concordml.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.concordml.data.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and optimizers are found by their names here and in Keras. */
class NamesTest {

  @ParameterizedTest
  @EnumSource(Task.class)
  void aLossIsFoundByItsKey(Task task) {
    assertThat(Loss.all(task))
        .allSatisfy(loss -> assertThat(Loss.named(loss.key(), task)).isEqualTo(loss));
  }

  @ParameterizedTest
  @MethodSource("org.concordml.learning.Optimizer#all")
  void anOptimizerIsFoundByItsKey(Optimizer optimizer) {
    assertThat(Optimizer.named(optimizer.key())).isEqualTo(optimizer);
  }

  @ParameterizedTest
  @CsvSource({
    "BINARY, binary_crossentropy, bce",
    "BINARY, BinaryCrossentropy, bce",
    "BINARY, log_loss, bce",
    "BINARY, Dice, dice",
    "BINARY, binary_focal_crossentropy, focal",
    "BINARY, BinaryFocalCrossentropy, focal",
    "MULTICLASS, categorical_crossentropy, cce",
    "MULTICLASS, CategoricalFocalCrossentropy, categorical-focal",
    "MULTICLASS, focal, categorical-focal",
    "REGRESSION, mean_squared_error, mse",
    "REGRESSION, MeanAbsoluteError, mae",
    "REGRESSION, Huber, huber",
    "REGRESSION, log_cosh, log-cosh",
    "REGRESSION, LogCosh, log-cosh"
  })
  void aLossIsFoundByKerasName(Task task, String name, String key) {
    assertThat(Loss.named(name, task).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"Adam, adam", "AdamW, adamw", "SGD, sgd", "RMSprop, rmsprop"})
  void anOptimizerIsFoundByKerasName(String name, String key) {
    assertThat(Optimizer.named(name).key()).isEqualTo(key);
  }

  @Test
  void anUnknownNameIsAnsweredWithAllAndTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Loss.named("mse", Task.BINARY))
        .withMessage("loss must be one of bce, dice, focal, found 'mse'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Optimizer.named("adma"))
        .withMessage(
            "optimizer must be one of adam, adamw, sgd, rmsprop, found 'adma'. Did you mean"
                + " 'adam'?");
  }
}
