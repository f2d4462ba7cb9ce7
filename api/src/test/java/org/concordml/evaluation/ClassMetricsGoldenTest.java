package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.concordml.golden.GoldenFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts and metrics of several classes agree with scikit-learn: every value of the file. */
class ClassMetricsGoldenTest {

  private static final Offset<Double> EXACT_FORMULA = within(1e-12);

  /** What is given, and what {@link #predictedClasses} and {@link #countsAreEqual} compare. */
  private static final Set<String> INPUT_AND_COUNTS =
      Set.of(
          "name",
          "note",
          "classes",
          "labels",
          "probabilities",
          "weights",
          "predicted",
          "confusion");

  private static final Map<String, BinaryMetric> OF_A_CLASS =
      Map.of(
          "precision", BinaryMetric.PRECISION,
          "recall", BinaryMetric.SENSITIVITY,
          "f1", BinaryMetric.F1,
          "specificity", BinaryMetric.SPECIFICITY,
          "auc_one_vs_rest", BinaryMetric.ROC_AUC,
          "average_precision", BinaryMetric.AVERAGE_PRECISION);

  static Stream<Case> cases() {
    JsonObject file = GoldenFile.read("tables/metrics.json", JsonObject.class);
    return StreamSupport.stream(file.getAsJsonArray("classes").spliterator(), false)
        .map(json -> new Case(json.getAsJsonObject()));
  }

  record Case(JsonObject json) {

    ClassPredictions predictions() {
      int[] truth =
          json.getAsJsonArray("labels").asList().stream().mapToInt(JsonElement::getAsInt).toArray();
      double[] probabilities =
          json.getAsJsonArray("probabilities").asList().stream()
              .flatMap(row -> row.getAsJsonArray().asList().stream())
              .mapToDouble(JsonElement::getAsDouble)
              .toArray();
      ClassPredictions plain =
          ClassPredictions.of(probabilities, truth, json.get("classes").getAsInt());
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
  void predictedClasses(Case golden) {
    ClassPredictions predictions = golden.predictions();
    JsonArray expected = golden.json().getAsJsonArray("predicted");
    for (int row = 0; row < expected.size(); row++) {
      assertThat(predictions.predicted(row))
          .as("row %d", row)
          .isEqualTo(expected.get(row).getAsInt());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void countsAreEqual(Case golden) {
    ClassConfusionMatrix counts = Evaluation.of(golden.predictions()).counts();
    JsonArray rows = golden.json().getAsJsonArray("confusion");
    assertThat(counts.classes()).isEqualTo(rows.size());
    for (int truth = 0; truth < rows.size(); truth++) {
      for (int prediction = 0; prediction < rows.size(); prediction++) {
        assertThat(counts.count(truth, prediction))
            .isCloseTo(
                rows.get(truth).getAsJsonArray().get(prediction).getAsDouble(), EXACT_FORMULA);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyMetric(Case golden) {
    Evaluation.Classes evaluation = Evaluation.of(golden.predictions());
    Set<String> left = new HashSet<>(golden.json().keySet());
    left.removeAll(INPUT_AND_COUNTS);
    for (String name : left) {
      JsonElement expected = golden.json().get(name);
      if (name.equals("support")) {
        for (int k = 0; k < evaluation.classes().size(); k++) {
          assertMetric(
              name, evaluation.classes().get(k).support(), expected.getAsJsonArray().get(k));
        }
      } else if (OF_A_CLASS.containsKey(name)) {
        for (int k = 0; k < evaluation.classes().size(); k++) {
          assertMetric(
              name + " of class " + k,
              evaluation.classes().get(k).metric(OF_A_CLASS.get(name)),
              expected.getAsJsonArray().get(k));
        }
      } else {
        // The file's names are in the words of scikit-learn, and found as such.
        String ours = name.replaceFirst("^auc_", "roc_auc_");
        assertMetric(name, evaluation.metric(ClassMetric.named(ours)), expected);
      }
    }
  }

  private static void assertMetric(String name, double found, JsonElement expected) {
    if (expected.isJsonNull()) {
      assertThat(found).as(name).isNaN();
    } else {
      assertThat(found).as(name).isCloseTo(expected.getAsDouble(), EXACT_FORMULA);
    }
  }
}
