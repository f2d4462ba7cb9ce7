package org.concordml.report.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Locale;
import org.concordml.report.GoldenText;
import org.concordml.report.Locales;
import org.concordml.report.SampleReport;
import org.concordml.report.json.ReportJson;
import org.concordml.report.table.HistoryCsv;
import org.concordml.report.table.PredictionsCsv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every character of the texts, in every locale. */
class ReportTextGoldenTest {

  @ParameterizedTest
  @MethodSource("org.concordml.report.Locales#all")
  void jsonOfComparison(Locale locale) {
    assertThat(Locales.in(locale, () -> ReportJson.of(SampleReport.compare())))
        .isEqualTo(GoldenText.of("compare.json"));
  }

  @ParameterizedTest
  @MethodSource("org.concordml.report.Locales#all")
  void jsonOfTraining(Locale locale) {
    assertThat(Locales.in(locale, () -> ReportJson.of(SampleReport.train())))
        .isEqualTo(GoldenText.of("train.json"));
  }

  @ParameterizedTest
  @MethodSource("org.concordml.report.Locales#all")
  void history(Locale locale) {
    assertThat(Locales.in(locale, () -> HistoryCsv.of(SampleReport.compare())))
        .isEqualTo(GoldenText.of("history.csv"));
  }

  @ParameterizedTest
  @MethodSource("org.concordml.report.Locales#all")
  void predictions(Locale locale) {
    assertThat(Locales.in(locale, () -> PredictionsCsv.of(SampleReport.compare())))
        .isEqualTo(GoldenText.of("predictions.csv"));
  }

  @Test
  void numbersLeadBackToTheSameDouble() {
    JsonObject json =
        JsonParser.parseString(ReportJson.of(SampleReport.compare())).getAsJsonObject();
    double read =
        json.getAsJsonArray("runs")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("testProbabilities")
            .get(1)
            .getAsDouble();
    assertThat(read).isEqualTo(0.1 + 0.2);
  }
}
