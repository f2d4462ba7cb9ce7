package org.concordml.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.concordml.data.Targets;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {

  @Test
  void noneIsNeutral() {
    Targets.Classes rows = Targets.binary(new boolean[] {true, false});

    assertThat(ClassWeights.none().perRow(rows)).isNull();
    assertThat(ClassWeights.of(1, 1).perRow(rows)).isNull();
    assertThat(ClassWeights.of(1, 3).perRow(rows)).containsExactly(3, 1);
  }

  @Test
  void fixedWeightsGoToTheRowsOfTheirClass() {
    assertThat(ClassWeights.of(0.5, 3).perRow(Targets.binary(new boolean[] {true, false, true})))
        .containsExactly(3, 0.5, 3);
  }

  @Test
  void balancedIsScikitLearns() {
    // compute_class_weight("balanced") of 3 rows of one class and 1 of the other
    assertThat(
            new ClassWeights.Balanced()
                .resolve(Targets.binary(new boolean[] {false, false, true, false})))
        .containsExactly(4 / 6.0, 2.0);
  }

  @Test
  void balancedOfSeveralClassesIsScikitLearns() {
    // compute_class_weight("balanced") of 4, 1 and 1 rows
    assertThat(
            new ClassWeights.Balanced()
                .resolve(new Targets.Classes(new int[] {0, 2, 0, 0, 1, 0}, 3)))
        .containsExactly(0.5, 2.0, 2.0);
  }

  @Test
  void thereMustBeAWeightForEachClass() {
    Targets.Classes three = new Targets.Classes(new int[] {0, 1, 2}, 3);

    assertThatThrownBy(() -> ClassWeights.of(1, 3).resolve(three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there must be a class weight for each of the 3 classes, found 2");
    assertThatThrownBy(
            () -> new ClassWeights.Balanced().resolve(new Targets.Classes(new int[] {0, 2}, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("balanced class weights need rows of every class, found [1, 0, 1]");
  }

  @Property
  void balancedClassesWeighTheSameAndARowWeighsOneOnAverage(
      @ForAll @IntRange(min = 1, max = 500) int negatives,
      @ForAll @IntRange(min = 1, max = 500) int positives) {
    boolean[] labels = new boolean[negatives + positives];
    Arrays.fill(labels, 0, positives, true);

    List<Double> weights = new ClassWeights.Balanced().resolve(Targets.binary(labels));

    double half = labels.length / 2.0;
    assertThat(weights.get(0) * negatives).isCloseTo(half, within(1e-9));
    assertThat(weights.get(1) * positives).isCloseTo(half, within(1e-9));
  }

  @Test
  void balancedNeedsBothClasses() {
    assertThatThrownBy(
            () -> new ClassWeights.Balanced().resolve(Targets.binary(new boolean[] {true, true})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "balanced class weights need rows of both classes, found 0 negative and 2 positive");
  }

  @Test
  void aWeightMustBeAboveZero() {
    assertThatThrownBy(() -> ClassWeights.of(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("class weight must be finite and above 0, found 0.0");
    assertThatThrownBy(() -> ClassWeights.of(1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("class weight must be finite and above 0, found Infinity");
  }
}
