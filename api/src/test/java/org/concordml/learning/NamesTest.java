package org.concordml.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and optimizers are found by their names here and in Keras. */
class NamesTest {

  @ParameterizedTest
  @MethodSource("org.concordml.learning.Loss#all")
  void aLossIsFoundByItsKey(Loss loss) {
    assertThat(Loss.named(loss.key())).isEqualTo(loss);
  }

  @ParameterizedTest
  @MethodSource("org.concordml.learning.Optimizer#all")
  void anOptimizerIsFoundByItsKey(Optimizer optimizer) {
    assertThat(Optimizer.named(optimizer.key())).isEqualTo(optimizer);
  }

  @ParameterizedTest
  @CsvSource({
    "binary_crossentropy, bce",
    "BinaryCrossentropy, bce",
    "log_loss, bce",
    "Dice, dice",
    "binary_focal_crossentropy, focal",
    "BinaryFocalCrossentropy, focal"
  })
  void aLossIsFoundByKerasName(String name, String key) {
    assertThat(Loss.named(name).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"Adam, adam", "AdamW, adamw", "SGD, sgd", "RMSprop, rmsprop"})
  void anOptimizerIsFoundByKerasName(String name, String key) {
    assertThat(Optimizer.named(name).key()).isEqualTo(key);
  }

  @Test
  void anUnknownNameIsAnsweredWithAllAndTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Loss.named("mse"))
        .withMessage("loss must be one of bce, dice, focal, found 'mse'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Optimizer.named("adma"))
        .withMessage(
            "optimizer must be one of adam, adamw, sgd, rmsprop, found 'adma'. Did you mean"
                + " 'adam'?");
  }
}
