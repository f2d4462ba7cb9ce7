package org.concordml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> NAMES =
      List.of("radius_mean", "texture_mean", "java", "PyTorch", "id");

  @ParameterizedTest
  @CsvSource({
    "radius_maen, radius_mean, two letters in the other order are one edit",
    "radiusmean, radius_mean, one is missing",
    "' texture__mean ', texture_mean, one too many and blanks around",
    "PYTROCH, PyTorch, case does not matter",
    "jave, java, another letter",
    "di, id, two letters only",
    "radius_moon, radius_mean, a third of the letters"
  })
  void theNearestIsTheOneWithTheFewestEdits(String written, String nearest, String why) {
    assertThat(NearestName.to(written, NAMES)).as(why).contains(nearest);
  }

  @ParameterizedTest
  @CsvSource({"perimeter_mean", "jvaa_x", "''", "x"})
  void whatIsFarFromAllHasNone(String written) {
    assertThat(NearestName.to(written, NAMES)).isEmpty();
  }
}
