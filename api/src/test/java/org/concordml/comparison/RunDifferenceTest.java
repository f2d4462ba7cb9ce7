package org.concordml.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.concordml.model.Decision;
import org.junit.jupiter.api.Test;

/** What two runs differ in, how far, and where first. */
class RunDifferenceTest {

  private static EngineParity parity(Runs found) {
    return parity(found, 0.01);
  }

  private static EngineParity parity(Runs found, double tolerance) {
    return new RunDifference(
            new Tolerance(tolerance), new Decision(0.5), new Runs().of("java"), found.of("other"))
        .parity(Optional.empty());
  }

  private static void assertFirst(EngineParity parity, int epoch, int step, String quantity) {
    FirstDivergence first = parity.firstDivergence().orElseThrow();
    assertThat(first.engine()).isEqualTo("other");
    assertThat(first.epoch()).isEqualTo(epoch);
    assertThat(first.step()).isEqualTo(step);
    assertThat(first.quantity()).isEqualTo(quantity);
  }

  @Test
  void equalRunsDoNotDiffer() {
    assertThat(parity(new Runs()))
        .isEqualTo(new EngineParity("other", 0, 0, 0, 0, Optional.empty()));
  }

  @Test
  void theLossOfAStepIsFoundWhereItIs() {
    EngineParity parity = parity(new Runs().stepLoss(2, 1, 0.52).stepLoss(2, 2, 0.45));

    assertFirst(parity, 2, 1, "loss");
    assertThat(parity.maxLossDifference()).isCloseTo(0.05, within(1e-15));
    assertThat(parity.maxWeightDifference()).isZero();
    FirstDivergence first = parity.firstDivergence().orElseThrow();
    assertThat(first.reference()).isEqualTo(0.5);
    assertThat(first.found()).isEqualTo(0.52);
    assertThat(first.difference()).isCloseTo(0.02, within(1e-15));
  }

  @Test
  void theLossOfTheValidationRowsComesAfterTheLastStep() {
    EngineParity parity = parity(new Runs().valLoss(1, 0.69));

    assertFirst(parity, 1, 2, "validation loss");
    assertThat(parity.maxLossDifference()).isCloseTo(0.04, within(1e-15));
  }

  /** The largest kernel of epoch 1 is 0.2, that of epoch 2 is 2. */
  @Test
  void weightsAreComparedEpochByEpochRelativeToTheirTensor() {
    EngineParity parity = parity(new Runs().weight(1, 0, 0.11).weight(2, 0, 0.31));

    assertFirst(parity, 1, 0, "dense1.kernel[0, 0]");
    assertThat(parity.maxWeightDifference()).isCloseTo(0.01 / 0.2, within(1e-15));
    assertThat(parity(new Runs().weight(2, 0, 0.31)).firstDivergence()).isEmpty();
    assertThat(parity(new Runs().weight(2, 0, 0.31)).maxWeightDifference())
        .isCloseTo(0.01 / 2, within(1e-15));
  }

  @Test
  void theLargestDifferencesOfAllEpochsAreTold() {
    EngineParity parity =
        parity(
            new Runs()
                .stepLoss(1, 1, 0.71)
                .stepLoss(1, 2, 0.605)
                .weight(1, 0, 0.12)
                .weight(2, 0, 0.31)
                .probability(0, 0.23)
                .probability(1, 0.91),
            1);

    assertThat(parity.maxLossDifference()).isCloseTo(0.01, within(1e-15));
    assertThat(parity.maxWeightDifference()).isCloseTo(0.02 / 0.2, within(1e-15));
    assertThat(parity.maxProbabilityDifference()).isCloseTo(0.03, within(1e-15));
    assertThat(parity.firstDivergence()).isEmpty();
  }

  private static EngineParity ensembles(Runs first, Runs second) {
    return new RunDifference(
            new Tolerance(0.01),
            new Decision(0.5),
            Runs.ensemble("java", new Runs(), new Runs()),
            Runs.ensemble("other", first, second))
        .parity(Optional.empty());
  }

  @Test
  void theNetworkOfAnEnsembleThatDiffersIsNamed() {
    EngineParity parity = ensembles(new Runs(), new Runs().stepLoss(2, 1, 0.52));

    assertFirst(parity, 2, 1, "loss");
    assertThat(parity.firstDivergence().orElseThrow().network()).hasValue(2);
    assertThat(parity.firstDivergence().orElseThrow())
        .hasToString(
            "other differs first in loss of network 2 at epoch 2, step 1: 0.520000000, reference"
                + " 0.500000000 (0.020 relative)");
    assertThat(parity.maxLossDifference()).isCloseTo(0.02, within(1e-15));
  }

  @Test
  void weightsAndEpochsOfEveryNetworkAreCompared() {
    EngineParity weight = ensembles(new Runs(), new Runs().weight(1, 0, 0.11));
    EngineParity epochs = ensembles(new Runs(), new Runs().epochs(1));

    assertFirst(weight, 1, 0, "dense1.kernel[0, 0]");
    assertThat(weight.firstDivergence().orElseThrow().network()).hasValue(2);
    assertFirst(epochs, 2, 0, "epochs run");
    assertThat(epochs.firstDivergence().orElseThrow().network()).hasValue(2);
  }

  /** The second network's predictions are in the mean already, which is the first's here. */
  @Test
  void predictionsAreThoseOfAllTogether() {
    EngineParity parity = ensembles(new Runs().probability(2, 0.6), new Runs());

    assertFirst(parity, 2, 0, "probability of test row 3");
    assertThat(parity.firstDivergence().orElseThrow().network()).isEmpty();
    assertThat(parity.labelsFlipped()).isEqualTo(1);
    assertThat(ensembles(new Runs(), new Runs().probability(2, 0.6)).firstDivergence()).isEmpty();
  }

  /** A small bias is held to a tenth, not to its own size. */
  @Test
  void aTensorNearZeroIsMeasuredByATenth() {
    assertThat(parity(new Runs().weight(1, 2, 0.052)).maxWeightDifference())
        .isCloseTo(0.002 / 0.1, within(1e-15));
  }

  @Test
  void probabilitiesAreNamedByRowAndFlippedLabelsCounted() {
    EngineParity parity =
        parity(new Runs().probability(3, 0.49).probability(2, 0.52).probability(1, 0.7));

    assertFirst(parity, 2, 0, "probability of test row 2");
    assertThat(parity.labelsFlipped()).isEqualTo(2);
    assertThat(parity.maxProbabilityDifference()).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void fewerEpochsAreADifference() {
    assertFirst(parity(new Runs().epochs(1)), 2, 0, "epochs run");
  }

  @Test
  void moreEpochsAreADifferenceToo() {
    EngineParity parity =
        new RunDifference(
                new Tolerance(0.01),
                new Decision(0.5),
                new Runs().epochs(1).of("java"),
                new Runs().of("other"))
            .parity(Optional.empty());

    assertFirst(parity, 2, 0, "epochs run");
    FirstDivergence first = parity.firstDivergence().orElseThrow();
    assertThat(first.reference()).isEqualTo(1);
    assertThat(first.found()).isEqualTo(2);
  }

  @Test
  void theFirstDifferenceInTimeIsTheOneTold() {
    assertFirst(
        parity(new Runs().weight(1, 1, -0.3).stepLoss(2, 1, 0.9).probability(0, 0.9)),
        1,
        0,
        "dense1.kernel[1, 0]");
  }
}
