package org.concordml.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.jspecify.annotations.Nullable;

/** What holds for any rows, of two classes, of several and of numbers. */
class LinearPropertiesTest {

  @Property(tries = 100)
  void theGradientIsZeroAtTheOptimum(@ForAll("rows") Examples rows) {
    LinearModel model = LinearBaseline.fit(rows);
    double penalty = rows.targets() instanceof Targets.Classes ? 1 : 0;
    double[] errors = errors(model, rows);
    int outputs = model.head().outputs();
    int columns = model.columns();

    assertThat(model.converged()).isTrue();
    for (int k = 0; k < outputs; k++) {
      double[] gradient = new double[columns + 1];
      for (int i = 0; i < rows.rows(); i++) {
        double error = weight(rows, i) * errors[i * outputs + k];
        for (int j = 0; j < columns; j++) {
          gradient[j] += error * rows.features().get(i, j);
        }
        gradient[columns] += error;
      }
      for (int j = 0; j < columns; j++) {
        gradient[j] += penalty * model.coefficients()[k * columns + j];
      }
      assertThat(gradient).containsExactly(new double[columns + 1], within(1e-8));
    }
  }

  @Property(tries = 100)
  void theOrderOfTheRowsDoesNotMatter(@ForAll("rows") Examples rows, @ForAll Random random) {
    List<Integer> order = IntStream.range(0, rows.rows()).boxed().collect(Collectors.toList());
    Collections.shuffle(order, random);
    Examples shuffled = rows.select(order.stream().mapToInt(Integer::intValue).toArray());

    assertSame(LinearBaseline.fit(shuffled), LinearBaseline.fit(rows));
  }

  @Property(tries = 100)
  void aWeightIsAsManyRows(@ForAll("rows") Examples rows) {
    double[] counts = IntStream.range(0, rows.rows()).mapToDouble(i -> 1 + i % 3).toArray();
    int[] repeated =
        IntStream.range(0, rows.rows())
            .flatMap(i -> IntStream.generate(() -> i).limit(1 + i % 3))
            .toArray();
    Examples unweighted = new Examples(rows.features(), rows.targets());

    assertSame(
        LinearBaseline.fit(new Examples(rows.features(), rows.targets(), counts)),
        LinearBaseline.fit(unweighted.select(repeated)));
  }

  @Property(tries = 100)
  void aRowThatDoesNotWeighIsAsIfItWereNotThere(@ForAll("rows") Examples rows) {
    int[] all = IntStream.range(0, rows.rows() + 1).map(i -> i % rows.rows()).toArray();
    double[] weights = Arrays.stream(all).mapToDouble(i -> weight(rows, i)).toArray();
    weights[rows.rows()] = 0;
    Examples more = rows.select(all);

    assertSame(
        LinearBaseline.fit(new Examples(more.features(), more.targets(), weights)),
        LinearBaseline.fit(rows));
  }

  @Property(tries = 50)
  void aPenaltyOfTwiceTheRowsIsHalfTheInverse(@ForAll("classes") Examples rows) {
    double[] doubled =
        IntStream.range(0, rows.rows()).mapToDouble(i -> 2 * weight(rows, i)).toArray();

    assertSame(
        new LogisticRegression(0.5, 200)
            .fit(new Examples(rows.features(), rows.targets(), doubled)),
        new LogisticRegression(1, 200).fit(rows));
  }

  @Property(tries = 50)
  void anOffsetMovesTheInterceptAlone(@ForAll("rows") Examples rows) {
    double[] moved = rows.features().toArray();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += 4;
    }
    LinearModel expected = LinearBaseline.fit(rows);

    LinearModel model =
        LinearBaseline.fit(rows.withFeatures(FeatureMatrix.of(moved, rows.features().columns())));

    assertThat(model.coefficients()).containsExactly(expected.coefficients(), within(1e-9));
  }

  private static double weight(Examples rows, int row) {
    double @Nullable [] weights = rows.weights();
    return weights == null ? 1 : weights[row];
  }

  /** Prediction minus truth, {@code [rows, outputs]}. */
  private static double[] errors(LinearModel model, Examples rows) {
    double[] errors = model.head().predictions(model.outputs(rows.features()));
    int outputs = model.head().outputs();
    for (int i = 0; i < rows.rows(); i++) {
      if (rows.targets() instanceof Targets.Numbers numbers) {
        errors[i] -= numbers.value(i);
      } else if (rows.targets() instanceof Targets.Classes classes) {
        if (outputs > 1) {
          errors[i * outputs + classes.index(i)] -= 1;
        } else {
          errors[i] -= classes.index(i);
        }
      }
    }
    return errors;
  }

  private static void assertSame(LinearModel model, LinearModel expected) {
    assertThat(model.coefficients()).containsExactly(expected.coefficients(), within(1e-12));
    assertThat(model.intercepts()).containsExactly(expected.intercepts(), within(1e-12));
  }

  @Provide
  Arbitrary<Examples> rows() {
    return Arbitraries.integers().between(1, 4).flatMap(LinearPropertiesTest::rows);
  }

  @Provide
  Arbitrary<Examples> classes() {
    return Arbitraries.integers().between(2, 4).flatMap(LinearPropertiesTest::rows);
  }

  /** Of each class at least one; 1 class stands for numbers. */
  private static Arbitrary<Examples> rows(int classes) {
    return Combinators.combine(
            Arbitraries.integers().between(12, 40),
            Arbitraries.integers().between(1, 3),
            Arbitraries.longs(),
            Arbitraries.of(true, false))
        .as((rows, columns, seed, weighted) -> rows(classes, rows, columns, seed, weighted));
  }

  private static Examples rows(int classes, int rows, int columns, long seed, boolean weighted) {
    Random random = new Random(seed);
    double[] features = random.doubles((long) rows * columns, -2, 2).toArray();
    Targets targets =
        classes == 1
            ? new Targets.Numbers(random.doubles(rows, -5, 5).toArray())
            : new Targets.Classes(
                IntStream.range(0, rows)
                    .map(i -> i < classes ? i : random.nextInt(classes))
                    .toArray(),
                classes);
    double @Nullable [] weights = weighted ? random.doubles(rows, 0.5, 2).toArray() : null;
    return new Examples(FeatureMatrix.adopt(features, columns), targets, weights);
  }
}
