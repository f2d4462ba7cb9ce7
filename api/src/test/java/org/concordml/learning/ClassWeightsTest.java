package org.concordml.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {

  @Test
  void noneIsNeutral() {
    assertThat(ClassWeights.NONE.resolve(new boolean[] {true}).neutral()).isTrue();
    assertThat(new ClassWeights.Fixed(1, 3).neutral()).isFalse();
  }

  @Test
  void fixedWeightsGoToTheRowsOfTheirClass() {
    assertThat(new ClassWeights.Fixed(0.5, 3).perRow(new boolean[] {true, false, true}))
        .containsExactly(3, 0.5, 3);
  }

  @Test
  void balancedIsScikitLearns() {
    // compute_class_weight("balanced") of 3 rows of one class and 1 of the other
    assertThat(new ClassWeights.Balanced().resolve(new boolean[] {false, false, true, false}))
        .isEqualTo(new ClassWeights.Fixed(4 / 6.0, 2));
  }

  @Property
  void balancedClassesWeighTheSameAndARowWeighsOneOnAverage(
      @ForAll @IntRange(min = 1, max = 500) int negatives,
      @ForAll @IntRange(min = 1, max = 500) int positives) {
    boolean[] labels = new boolean[negatives + positives];
    Arrays.fill(labels, 0, positives, true);

    ClassWeights.Fixed weights = new ClassWeights.Balanced().resolve(labels);

    double half = labels.length / 2.0;
    assertThat(weights.negative() * negatives).isCloseTo(half, within(1e-9));
    assertThat(weights.positive() * positives).isCloseTo(half, within(1e-9));
  }

  @Test
  void balancedNeedsBothClasses() {
    assertThatThrownBy(() -> new ClassWeights.Balanced().resolve(new boolean[] {true, true}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "balanced class weights need rows of both classes, found 0 negative and 2 positive");
  }

  @Test
  void aWeightMustBeAboveZero() {
    assertThatThrownBy(() -> new ClassWeights.Fixed(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("class weight must be finite and above 0, found 0.0");
    assertThatThrownBy(() -> new ClassWeights.Fixed(1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("class weight must be finite and above 0, found Infinity");
  }
}
