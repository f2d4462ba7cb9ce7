package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Early stopping on what there is of several classes and of numbers. */
class StoppingByTaskTest {

  private static TrainingJob job(String metric, int epochs, Head head, Targets validation) {
    FitConfig config =
        FitConfig.standard()
            .optimizer(new Sgd(0, false))
            .epochs(epochs)
            .earlyStopping(EarlyStopping.on(new MonitoredMetric(metric)))
            .build()
            .forTask(validation.task());
    NetworkSpec network = new NetworkSpec(1, List.of(), head, 0);
    return new TrainingJob(
        network,
        config,
        rows(head instanceof Head.Linear ? numbers(1, 2, 3) : classes(0, 1, 2)),
        rows(validation),
        new Weights(network.layout(), new double[network.layout().size()]),
        epoch -> IntStream.range(0, 3).toArray());
  }

  private static Examples rows(Targets targets) {
    return new Examples(FeatureMatrix.of(new double[targets.rows()], 1), targets);
  }

  private static Targets.Classes classes(int... index) {
    return new Targets.Classes(index, 3);
  }

  private static Targets.Numbers numbers(double... values) {
    return new Targets.Numbers(values);
  }

  private static TrainedModel train(TrainingJob job, double[]... outputs) {
    return new TrainingLoop(new ScriptedBackend(outputs), LogisticBackend.CPU)
        .run(job, TrainingObserver.NONE);
  }

  /** Sure of one class in each row, three rows. */
  private static double[] sure(double logit, int... predicted) {
    double[] logits = new double[predicted.length * 3];
    for (int row = 0; row < predicted.length; row++) {
      logits[row * 3 + predicted[row]] = logit;
    }
    return logits;
  }

  /**
   * Each epoch is best by another metric: the first finds the many, the second one of each class,
   * the third is sure of nothing.
   */
  @ParameterizedTest
  @CsvSource({"valAccuracy, 1", "f1_macro, 2", "balanced_accuracy, 2", "valLoss, 3", "logLoss, 3"})
  void theBestEpochOfClassesIsThatOfTheMetric(String metric, int best) {
    TrainedModel model =
        train(
            job(metric, 3, new Head.Softmax(3), classes(0, 0, 0, 0, 0, 1, 2)),
            sure(9, 0, 0, 0, 0, 0, 0, 0),
            sure(9, 0, 0, 1, 2, 1, 1, 2),
            sure(0.01, 1, 1, 1, 1, 1, 1, 1));

    assertThat(model.bestEpoch()).isEqualTo(best);
  }

  /** The first has the smaller squares, the second the right order, the third the right median. */
  @ParameterizedTest
  @CsvSource({"rmse, 1", "valLoss, 1", "spearman, 2", "median_absolute_error, 3"})
  void theBestEpochOfNumbersIsThatOfTheMetric(String metric, int best) {
    TrainedModel model =
        train(
            job(metric, 3, new Head.Linear(10, 2), numbers(-1, 0, 1, 2)),
            new double[] {0.3, 0.1, 0.2, 0.9},
            new double[] {5, 6, 7, 8},
            new double[] {-1, 0, 1, -9});

    assertThat(model.bestEpoch()).isEqualTo(best);
  }

  @ParameterizedTest
  @CsvSource({
    "rocAucOvrMacro, valRocAucOvrMacro, every class",
    "averagePrecisionMacro, valAveragePrecisionMacro, every class"
  })
  void aClassThatTheRowsLackIsSaidBeforeTheFirstEpoch(String metric, String key, String needed) {
    assertThatThrownBy(() -> train(job(metric, 1, new Head.Softmax(3), classes(0, 1, 0))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "early stopping on %s needs validation rows of %s, found 2, 1, 0 of the classes in their"
                + " order. Keep all classes in both parts of the split with TrainTestSplit, or watch"
                + " another metric with FitConfig.Builder.earlyStopping(\"valLoss\").",
            key, needed);
  }

  @Test
  void ofOneClassThereIsNoCorrelation() {
    assertThatThrownBy(() -> train(job("mcc", 1, new Head.Softmax(3), classes(1, 1))))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "early stopping on valMcc needs validation rows of more than one class, found 0, 2, 0");
  }

  /** Kappa is undefined where all are right, but not where some are wrong. */
  @ParameterizedTest
  @CsvSource({"kappa", "f1_macro", "rocAucOvrMicro", "top2Accuracy"})
  void otherMetricsOfClassesNeedNoOtherRows(String metric) {
    TrainedModel model =
        train(job(metric, 1, new Head.Softmax(3), classes(1, 1, 1)), sure(1, 1, 2, 0));

    assertThat(model.bestEpoch()).isEqualTo(1);
  }

  /** In the unit of the outcome, which is 2 to a unit of the network, from 10. */
  @ParameterizedTest
  @CsvSource({"spearman, valSpearman", "concordance, valConcordance", "pearson, valPearson"})
  void ofEqualNumbersThereIsNoOrder(String metric, String key) {
    assertThatThrownBy(() -> train(job(metric, 1, new Head.Linear(10, 2), numbers(1, 1, 1))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "early stopping on %s needs validation rows of outcomes that it is defined of, found 3"
                + " rows from 12 to 12. Watch another metric with"
                + " FitConfig.Builder.earlyStopping(\"valLoss\").",
            key);
  }

  @ParameterizedTest
  @CsvSource({"r2", "linCcc", "mape"})
  void otherMetricsOfNumbersNeedNoOtherRows(String metric) {
    TrainedModel model =
        train(job(metric, 1, new Head.Linear(10, 2), numbers(1, 1)), new double[] {1, 2});

    assertThat(model.bestEpoch()).isEqualTo(1);
  }
}
