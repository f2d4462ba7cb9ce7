package org.concordml.preprocess.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.concordml.data.FeatureMatrix;

/** What holds of every scaler on any finite data. */
class ScalerPropertiesTest {

  @Provide
  Arbitrary<Scaler> scalers() {
    return Arbitraries.of(Scaler.all());
  }

  @Provide
  Arbitrary<FeatureMatrix> matrices() {
    Arbitrary<Double> values =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-1e6, 1e6).ofScale(4),
            Arbitraries.of(0.0, -0.0, 1.0, 0.1, 1e-12));
    return Combinators.combine(
            Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 20))
        .flatAs(
            (columns, rows) ->
                values
                    .array(double[].class)
                    .ofSize(columns * rows)
                    .map(array -> FeatureMatrix.of(array, columns)));
  }

  /** Those that are a straight line; the others lose what they bend or what is equal. */
  @Provide
  Arbitrary<Scaler> straight() {
    return Arbitraries.of(
        new MinMaxScaler(),
        new StandardScaler(),
        new MeanCentringScaler(),
        new RobustScaler(),
        new MaxAbsScaler(),
        new NoScaler());
  }

  @Property
  void inverseUndoesTransform(
      @ForAll("straight") Scaler scaler, @ForAll("matrices") FeatureMatrix rows) {
    FittedScaler fitted = scaler.fit(Training.on(rows));
    double[] back = fitted.inverse(fitted.transform(rows)).toArray();
    double[] values = rows.toArray();
    double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < values.length; i++) {
      assertThat(back[i]).isCloseTo(values[i], within(1e-14 * largest));
    }
  }

  @Property
  void jsonRestoresEveryBit(
      @ForAll("scalers") Scaler scaler, @ForAll("matrices") FeatureMatrix rows) {
    FittedScaler fitted = scaler.fit(Training.on(rows));
    assertThat(FittedScaler.fromJson(fitted.toJson())).isEqualTo(fitted);
  }

  @Property
  void minMaxMapsTheExtremesToZeroAndOne(
      @ForAll @Size(min = 2, max = 30) Set<@IntRange(min = -1000, max = 1000) Integer> distinct) {
    double[] column = distinct.stream().mapToDouble(v -> v).sorted().toArray();
    double[] scaled =
        new MinMaxScaler()
            .fit(Training.onColumn(column))
            .transform(FeatureMatrix.of(column, 1))
            .toArray();
    assertThat(scaled).isSorted();
    assertThat(scaled[0]).isCloseTo(0, within(1e-12));
    assertThat(scaled[scaled.length - 1]).isCloseTo(1, within(1e-12));
  }
}
