package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.concordml.golden.GoldenFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics of a number agree with scikit-learn, scipy and lifelines: every value of the file. */
class QuantityMetricsGoldenTest {

  private static final double EXACT_FORMULA = 1e-12;

  private static final Set<String> INPUT =
      Set.of("name", "note", "truth", "predictions", "weights");

  static Stream<Case> cases() {
    JsonObject file = GoldenFile.read("tables/metrics.json", JsonObject.class);
    return StreamSupport.stream(file.getAsJsonArray("numbers").spliterator(), false)
        .map(json -> new Case(json.getAsJsonObject()));
  }

  record Case(JsonObject json) {

    QuantityPredictions predictions() {
      QuantityPredictions plain =
          QuantityPredictions.of(numbers(json.get("truth")), numbers(json.get("predictions")));
      return json.has("weights") ? plain.weighted(numbers(json.get("weights"))) : plain;
    }

    @Override
    public String toString() {
      return json.get("name").getAsString();
    }
  }

  private static double[] numbers(JsonElement array) {
    return array.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyMetric(Case golden) {
    Evaluation.Quantity evaluation = Evaluation.of(golden.predictions());
    Set<String> left = new HashSet<>(golden.json().keySet());
    left.removeAll(INPUT);
    for (String name : left) {
      JsonElement expected = golden.json().get(name);
      switch (name) {
        case "mean_error" -> assertNumber(name, evaluation.differences().bias(), expected);
        case "bland_altman" -> blandAltman(evaluation.differences(), expected.getAsJsonObject());
        case "calibration_slope_intercept" -> line(evaluation.calibration(), expected);
        default -> assertNumber(name, evaluation.metric(metric(name)), expected);
      }
    }
  }

  /** The file's names are in the words of scikit-learn, and found as such. */
  private static QuantityMetric metric(String name) {
    return QuantityMetric.named(name.equals("huber_delta_1") ? "huber_1" : name);
  }

  private static void blandAltman(BlandAltman differences, JsonObject expected) {
    double[] limits = numbers(expected.get("limits95"));
    assertThat(differences.bias())
        .isCloseTo(expected.get("bias").getAsDouble(), within(EXACT_FORMULA));
    assertThat(differences.sd()).isCloseTo(expected.get("sd").getAsDouble(), within(EXACT_FORMULA));
    assertThat(differences.lower()).isCloseTo(limits[0], within(EXACT_FORMULA));
    assertThat(differences.upper()).isCloseTo(limits[1], within(EXACT_FORMULA));
  }

  private static void line(CalibrationLine found, JsonElement expected) {
    if (expected.isJsonNull()) {
      assertThat(found.slope()).isNaN();
      assertThat(found.intercept()).isNaN();
    } else {
      double[] numbers = numbers(expected);
      assertThat(found.slope()).isCloseTo(numbers[0], within(EXACT_FORMULA));
      assertThat(found.intercept()).isCloseTo(numbers[1], within(EXACT_FORMULA));
    }
  }

  private static void assertNumber(String name, double found, JsonElement expected) {
    if (expected.isJsonNull()) {
      assertThat(found).as(name).isNaN();
    } else {
      // One MAPE over truths of 0 is 2.8e14: relative above 1.
      double scale = Math.max(1, Math.abs(expected.getAsDouble()));
      assertThat(found).as(name).isCloseTo(expected.getAsDouble(), within(EXACT_FORMULA * scale));
    }
  }
}
