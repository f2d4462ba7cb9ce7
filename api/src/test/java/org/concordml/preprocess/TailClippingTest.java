package org.concordml.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.kind.ColumnKind;
import org.concordml.preprocess.scaling.NoScaler;
import org.junit.jupiter.api.Test;

class TailClippingTest {

  private static FittedPreprocessing fitted(NumberFill fill, double... training) {
    Preprocessing standard = Preprocessing.scaledBy(new NoScaler());
    return new Preprocessing(
            new Preprocessing.Numbers(
                fill,
                Map.of(),
                true,
                false,
                Optional.of(new TailClipping(0.1, 0.9)),
                new NoScaler()),
            standard.ordinals(),
            standard.categories())
        .fit(TrainedOn.column(NumberColumn.of("x", training), new ColumnKind.Numeric()));
  }

  /** The tenth and ninetieth percentile of numpy, 1 and 9 here. */
  @Test
  void valuesBeyondTheQuantilesOfTheTrainingRowsBecomeThem() {
    FittedPreprocessing fitted =
        fitted(new NumberFill.Median(), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000);

    assertThat(fitted.numbers().orElseThrow().columns().get(0).tails())
        .contains(new FittedNumber.Tails(1, 9));
    Table rows = Table.of("t", List.of(NumberColumn.of("x", -1e9, 1, 4.5, 9.5, Double.NaN)));
    assertThat(fitted.apply(rows).toArray()).containsExactly(1, 1, 4.5, 9, 5);
  }

  /** So that one extreme value does not decide the mean that stands in for a gap. */
  @Test
  void gapsDoNotCountAndAreFilledAfterwards() {
    FittedPreprocessing fitted =
        fitted(new NumberFill.Mean(), 0, 1, 2, Double.NaN, 3, 4, 5, 6, 7, 8, 9, 1000, Double.NaN);

    FittedNumber number = fitted.numbers().orElseThrow().columns().get(0);
    assertThat(number.tails()).contains(new FittedNumber.Tails(1, 9));
    assertThat(number.fill()).isEqualTo(5.0);
    assertThat(number.indicator()).isTrue();
  }

  @Test
  void theQuantilesAreARange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TailClipping(0.5, 0.5))
        .withMessage(
            "the quantiles to clip at must be from 0 to 1, the first below the second, found 0.5 and 0.5");
  }
}
