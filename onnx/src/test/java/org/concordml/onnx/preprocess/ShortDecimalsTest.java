package org.concordml.onnx.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a table had is found again from what float32 left of it. */
class ShortDecimalsTest {

  private static double[] found(double... values) throws OrtException {
    float[] rounded = new float[values.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) values[i];
    }
    return ColumnGraph.run(
        (math, columns) -> new ShortDecimals(math).of(columns.numbers("x")), rounded);
  }

  @Test
  void decimalsAreFoundToTheBit() throws OrtException {
    double[] decimals = {
      17.99,
      -17.99,
      0.1184,
      0.001,
      1e-9,
      123456e-12,
      0.1,
      1,
      0,
      10,
      1000,
      999.999,
      2501.5,
      1e9,
      3.2e20
    };

    assertThat(found(decimals)).containsExactly(decimals);
  }

  @Test
  void sixDigitsOfAnyMagnitudeAreFoundToTheBit() throws OrtException {
    Random random = new Random(3);
    double[] decimals = new double[10_000];
    for (int i = 0; i < decimals.length; i++) {
      decimals[i] = Double.parseDouble(random.nextInt(1_000_000) + "e" + (random.nextInt(31) - 15));
    }

    assertThat(found(decimals)).containsExactly(decimals);
  }

  @Test
  void whatIsNoShortDecimalStaysAsItIs() throws OrtException {
    double[] floats = {(float) Math.PI * 1e5f, 16777213, 1 / 3f, (float) 1e-35};

    double[] found = found(floats);

    for (int i = 0; i < floats.length; i++) {
      assertThat((float) found[i]).isEqualTo((float) floats[i]);
    }
    assertThat(found[1]).isEqualTo(16777213);
  }

  @Test
  void aGapStaysOne() throws OrtException {
    assertThat(found(Double.NaN, 1.5)).containsExactly(Double.NaN, 1.5);
  }
}
