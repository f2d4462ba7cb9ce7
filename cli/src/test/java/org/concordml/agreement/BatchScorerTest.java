package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.csv.CsvBatchReader;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.text.CsvFormat;
import org.concordml.engine.EngineRegistry;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.BatchScorer;
import org.concordml.model.Model;
import org.concordml.model.Predictions;
import org.concordml.model.Predictor;
import org.concordml.model.RowRules;
import org.concordml.model.ScoredBatch;
import org.concordml.provenance.Provenance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that is scored as it comes has the predictions that it has when it is there at once. */
class BatchScorerTest {

  private static final EngineRegistry ENGINES = EngineRegistry.load();
  private static final int ROWS = 20_000;

  private static Model model;
  private static byte[] csv;

  @BeforeAll
  static void train() {
    CsvSource training = CsvSource.of("visits.csv", csv(200, "Oslo", "Bern"));
    Recipe recipe =
        Recipe.standard(TableRoles.target("outcome").withPositive("ill"))
            .withKinds(Map.of("code", new ColumnKind.Category()))
            .withFill(true);
    Table table = CsvTableReader.read(training, CsvFormat.standard(), Set.of("code"));
    Experiment experiment = Experiment.of(recipe, table);
    model =
        experiment.model(
            experiment.run(ENGINES.findTraining("java")), Provenance.now(List.of("test")));
    csv = csv(ROWS, "Oslo", "Rome");
  }

  private static byte[] csv(int rows, String... sites) {
    String lines =
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    String.join(
                        ",",
                        "0" + i,
                        i % 7 == 0 ? "" : "" + (20 + i * 13 % 50) / 3.0,
                        i % 11 == 0 ? "" : sites[i % sites.length],
                        "0" + i % 3,
                        i % 2 == 0 ? "yes" : "no",
                        "2024-01-" + (10 + i % 20),
                        i * 13 % 50 > 25 ? "ill" : "well"))
            .collect(Collectors.joining("\n"));
    return ("id,age,site,code,smoker,seen,outcome\n" + lines + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static CsvBatchReader rows() {
    return CsvBatchReader.open(CsvSource.of("new.csv", csv), CsvFormat.standard());
  }

  private static List<Double> scored(Predictor predictor, int threads) {
    List<Double> all = new ArrayList<>();
    try (CsvBatchReader rows = rows()) {
      new BatchScorer(predictor, RowRules.SCORE_ALL)
          .score(rows, List.of(), threads, BatchScorerTest::values, all::addAll);
    }
    return all;
  }

  private static List<Double> values(ScoredBatch batch) {
    Predictions predictions = batch.predictions().orElseThrow();
    return IntStream.range(0, predictions.rows()).mapToObj(predictions::value).toList();
  }

  private static List<Double> values(Predictions predictions) {
    return IntStream.range(0, predictions.rows()).mapToObj(predictions::value).toList();
  }

  private static Table table() {
    return CsvTableReader.read(CsvSource.of("new.csv", csv), CsvFormat.standard(), Set.of("code"));
  }

  /** One batch is the whole table, others are of some thousand rows. */
  @Test
  void anyNumberOfThreadsAndAnySizeOfBatchesGiveTheSameBits() {
    try (Predictor predictor = new Predictor(model, ENGINES.find("java"))) {
      List<Double> atOnce = values(predictor.predict(table()));

      assertThat(scored(predictor, 1)).isEqualTo(atOnce);
      assertThat(scored(predictor, 2)).isEqualTo(atOnce);
      assertThat(scored(predictor, 16)).isEqualTo(atOnce);
      List<Double> byRow = new ArrayList<>();
      for (int row = 0; row < 300; row++) {
        byRow.addAll(values(predictor.predict(table().select(new int[] {row}))));
      }
      assertThat(byRow).isEqualTo(atOnce.subList(0, 300));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "mxnet"})
  void onAnyEngineThreadsMakeNoDifference(String engine) {
    try (Predictor predictor = new Predictor(model, ENGINES.find(engine))) {
      assertThat(scored(predictor, 16)).isEqualTo(scored(predictor, 1));
    }
  }

  @Test
  void enginesScoreBesideOneAnother() throws Exception {
    List<Predictor> predictors =
        List.of("java", "pytorch", "mxnet", "java").stream()
            .map(engine -> new Predictor(model, ENGINES.find(engine)))
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(predictors.size());
    try {
      List<List<Double>> alone = predictors.stream().map(one -> scored(one, 1)).toList();
      List<Callable<List<Double>>> calls = new ArrayList<>();
      predictors.forEach(one -> calls.add(() -> scored(one, 4)));
      List<List<Double>> together = new ArrayList<>();
      for (Future<List<Double>> found : threads.invokeAll(calls)) {
        together.add(found.get());
      }
      assertThat(together).isEqualTo(alone);
    } finally {
      threads.shutdown();
      predictors.forEach(Predictor::close);
    }
  }

  @Test
  void whatTheTrainingRowsDidNotHaveIsCounted() {
    try (Predictor predictor = new Predictor(model, ENGINES.find("java"))) {
      ScoredBatch all = new BatchScorer(predictor, RowRules.SCORE_ALL).score(table());

      assertThat(all.unseen())
          .extracting(unseen -> unseen.notice().toString())
          .containsExactly(
              "Column \"age\" of the 20000 rows has no value in 2858.",
              "Column \"site\" of the 20000 rows has values that no training row has in 9091:"
                  + " \"Rome\" (9091), and no value in 1819.");
    }
  }

  private static RowRules rules(RowRules.Rule missing, RowRules.Rule unknown) {
    return new RowRules(missing, unknown);
  }

  @Test
  void rowsThatLackAValueAreSkippedOrStayEmpty() {
    try (Predictor predictor = new Predictor(model, ENGINES.find("java"))) {
      Table rows = table().select(new int[] {1, 2, 7, 11, 13});
      List<Double> all = values(predictor.predict(rows));

      ScoredBatch skipped =
          new BatchScorer(predictor, rules(RowRules.Rule.SKIP, RowRules.Rule.SCORE)).score(rows);
      assertThat(skipped.skipped()).isEqualTo(2);
      assertThat(values(skipped)).containsExactly(all.get(0), all.get(1), all.get(4));
      assertThat(skipped.rows().orElseThrow().column("id").text(2)).isEqualTo("13");

      ScoredBatch empty =
          new BatchScorer(predictor, rules(RowRules.Rule.EMPTY, RowRules.Rule.SKIP)).score(rows);
      assertThat(empty.read()).isEqualTo(5);
      assertThat(empty.skipped()).isEqualTo(3); // Rome
      assertThat(values(empty)).containsExactly(all.get(1), Double.NaN);
      assertThat(empty.predictions().orElseThrow().isScored(1)).isFalse();
      assertThat(empty.predictions().orElseThrow().label(1)).isEmpty();
    }
  }

  @Test
  void rowsThatMustNotBeThereAreRefusedWithTheirLine() {
    try (Predictor predictor = new Predictor(model, ENGINES.find("java"))) {
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(
              () ->
                  new BatchScorer(predictor, rules(RowRules.Rule.ERROR, RowRules.Rule.SCORE))
                      .score(table()))
          .withMessage("new.csv:2: column \"age\" must have a value in every row, found none.");
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(
              () ->
                  new BatchScorer(predictor, rules(RowRules.Rule.SCORE, RowRules.Rule.ERROR))
                      .score(table()))
          .withMessage(
              "new.csv:3: column \"site\" must have a value that a training row has, found"
                  + " \"Rome\". Correct the value.");
    }
  }
}
