package org.concordml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FeatureMatrixTest {

  private static final FeatureMatrix MATRIX = FeatureMatrix.of(new double[] {1, 2, 3, 4, 5, 6}, 2);

  @Test
  void aRangeOfRowsIsRoundedToFloat32() {
    assertThat(MATRIX.toFloats(1, 3)).containsExactly(3, 4, 5, 6);
    assertThat(MATRIX.toFloats(2, 2)).isEmpty();
    assertThat(MATRIX.toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(FeatureMatrix.of(new double[] {0.1}, 1).toFloats(0, 1)).containsExactly(0.1f);
  }

  @Test
  void aRangeOutsideTheRowsIsRefused() {
    assertThatThrownBy(() -> MATRIX.toFloats(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> MATRIX.toFloats(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> MATRIX.toFloats(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
