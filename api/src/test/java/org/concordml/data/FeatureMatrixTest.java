package org.concordml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class FeatureMatrixTest {

  private static final FeatureMatrix MATRIX = FeatureMatrix.of(new double[] {1, 2, 3, 4, 5, 6}, 2);

  private static float[] floats(FeatureMatrix matrix, int from, int to) {
    FloatBuffer target = FloatBuffer.allocate((to - from) * matrix.columns());
    matrix.putFloats(from, to, target);
    assertThat(target.hasRemaining()).isFalse();
    return target.array();
  }

  @Test
  void aRangeOfRowsIsRoundedToFloat32() {
    assertThat(floats(MATRIX, 1, 3)).containsExactly(3, 4, 5, 6);
    assertThat(floats(MATRIX, 2, 2)).isEmpty();
    assertThat(floats(FeatureMatrix.of(new double[] {0.1}, 1), 0, 1)).containsExactly(0.1f);
  }

  @Test
  void aRangeOutsideTheRowsIsRefused() {
    FloatBuffer target = FloatBuffer.allocate(6);

    assertThatThrownBy(() -> MATRIX.putFloats(1, 4, target))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> MATRIX.putFloats(-1, 2, target))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> MATRIX.putFloats(2, 1, target))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
