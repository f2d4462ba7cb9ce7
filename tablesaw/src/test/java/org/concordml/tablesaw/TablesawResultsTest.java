package org.concordml.tablesaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.concordml.data.Examples;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.data.preparation.TablePreparation;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.ClassPredictions;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.QuantityPredictions;
import org.concordml.model.Decision;
import org.concordml.network.NetworkSpec;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.EngineRunner;
import org.concordml.training.runner.TrainedEnsemble;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesawResultsTest {

  private static final List<String> STAGES = List.of("I", "II", "III");

  /** Of five rows. */
  private static final double[] PROBABILITIES = {
    0.7, 0.2, 0.1, //
    0.4, 0.4, 0.2,
    0.1, 0.3, 0.6,
    0.2, 0.5, 0.3,
    0.8, 0.1, 0.1
  };

  private static final int[] TRUTH = {0, 1, 2, 1, 0};

  /** In, trained, out again. */
  @Test
  void aTrainingBeginsAndEndsWithTablesaw() {
    StringColumn outcome = StringColumn.create("outcome");
    DoubleColumn marker = DoubleColumn.create("marker");
    for (int row = 0; row < 100; row++) {
      outcome.append(row % 2 == 0 ? "no" : "yes");
      marker.append(row % 2 + row / 200.0);
    }
    TabularData data =
        TablePreparation.prepare(
            TablesawSource.of(Table.create("visits", marker, outcome)),
            TableRoles.target("outcome"));
    Split split = new TrainTestSplit(0.2, 42, false).split(data);
    FittedScaler scaler = new MinMaxScaler().fit(split.training(data));
    Examples test = scaler.transform(split.test(data));
    TrainingJob job =
        TrainingJob.of(
            NetworkSpec.standard(1),
            FitConfig.standard().epochs(3).build(),
            scaler.transform(split.training(data).labelled()),
            test);
    EngineRun run =
        new EngineRunner(DeviceRequest.AUTO, new Decision(0.5))
            .run(EngineRegistry.load().findTraining("java"), job, TrainingObserver.NONE);

    Table history = TablesawResults.history(run.model());
    assertThat(history.columnNames())
        .containsExactly("epoch", "loss", "accuracy", "valLoss", "valAccuracy", "seconds");
    assertThat(history.intColumn("epoch").asObjectArray()).containsExactly(1, 2, 3);
    assertThat(history.doubleColumn("valLoss").getDouble(2))
        .isEqualTo(run.model().history().get(2).valLoss());

    TrainedModel network = run.model().members().get(0);
    Table two =
        TablesawResults.history(
            new TrainedEnsemble(List.of(network, network), network.validation(), network.test()));
    assertThat(two.columnNames()).startsWith("member", "epoch", "loss");
    assertThat(two.intColumn("member").asObjectArray()).containsExactly(1, 1, 1, 2, 2, 2);
    assertThat(two.intColumn("epoch").asObjectArray()).containsExactly(1, 2, 3, 1, 2, 3);

    Table metrics = TablesawResults.metrics(run.evaluation());
    Table auc = metrics.where(metrics.stringColumn("metric").isEqualTo("rocAuc"));
    assertThat(auc.doubleColumn("value").get(0))
        .isEqualTo(run.evaluation().metric(BinaryMetric.ROC_AUC));

    Table predictions =
        TablesawResults.predictions(
            test.targets(), List.of("no", "yes"), run.model().validation().predictions());
    assertThat(predictions.columnNames()).containsExactly("truth", "probability");
    assertThat(predictions.stringColumn("truth").countOccurrences("yes"))
        .isEqualTo(test.positives());
    assertThat(predictions.doubleColumn("probability").asDoubleArray())
        .isEqualTo(run.model().validation().predictions());

    Evaluation.Binary evaluation = (Evaluation.Binary) run.evaluation();
    Table counts = TablesawResults.confusionMatrix(evaluation, "no", "yes");
    assertThat(counts.columnNames()).containsExactly("truth", "predicted no", "predicted yes");
    assertThat(counts.doubleColumn("predicted yes").asDoubleArray())
        .containsExactly(evaluation.counts().fp(), evaluation.counts().tp());
  }

  @Test
  void predictionsOfSeveralClassesNameTheFirstOfTheMostProbable() {
    Table table = TablesawResults.predictions(new Targets.Classes(TRUTH, 3), STAGES, PROBABILITIES);

    assertThat(table.columnNames())
        .containsExactly(
            "truth", "predicted", "probability of I", "probability of II", "probability of III");
    assertThat(table.stringColumn("truth").asObjectArray())
        .containsExactly("I", "II", "III", "II", "I");
    assertThat(table.stringColumn("predicted").asObjectArray())
        .containsExactly("I", "I", "III", "II", "I");
    assertThat(table.doubleColumn("probability of III").asDoubleArray())
        .containsExactly(0.1, 0.2, 0.6, 0.3, 0.1);
  }

  @Test
  void predictionsOfNumbersStandBesideTheTruth() {
    Table table =
        TablesawResults.predictions(
            new Targets.Numbers(new double[] {1, 2}), List.of(), new double[] {1.5, 2.5});

    assertThat(table.columnNames()).containsExactly("truth", "predicted");
    assertThat(table.doubleColumn("predicted").asDoubleArray()).containsExactly(1.5, 2.5);
  }

  @Test
  void predictionsOfAnotherShapeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TablesawResults.predictions(
                    new Targets.Classes(TRUTH, 3), STAGES, new double[] {0.5}))
        .withMessage("predictions must be 5 rows of 3, found 1 numbers");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TablesawResults.predictions(
                    new Targets.Classes(TRUTH, 3), List.of("I"), PROBABILITIES))
        .withMessage("there must be a name for each of 3 classes, found [I]");
  }

  @Test
  void severalClassesHaveARowEach() {
    Evaluation.Classes evaluation = Evaluation.of(ClassPredictions.of(PROBABILITIES, TRUTH, 3));

    Table classes = TablesawResults.perClass(evaluation, STAGES);

    assertThat(classes.columnNames()).startsWith("class", "rows", "sensitivity");
    assertThat(classes.stringColumn("class").asObjectArray()).containsExactly("I", "II", "III");
    assertThat(classes.doubleColumn("rows").asDoubleArray()).containsExactly(2, 2, 1);
    assertThat(classes.doubleColumn("sensitivity").asDoubleArray()).containsExactly(1, 0.5, 1);

    Table counts = TablesawResults.confusionMatrix(evaluation, STAGES);
    assertThat(counts.columnNames())
        .containsExactly("truth", "predicted I", "predicted II", "predicted III");
    assertThat(counts.doubleColumn("predicted I").asDoubleArray()).containsExactly(2, 1, 0);
    assertThat(counts.doubleColumn("predicted II").asDoubleArray()).containsExactly(0, 1, 0);
  }

  /** Each with its interval, if one is known. */
  @Test
  void metricsOfNumbersAreThereToo() {
    Evaluation.Quantity evaluation =
        Evaluation.of(
            QuantityPredictions.of(
                new double[] {1, 2, 3.5, 4, 5.5}, new double[] {1, 2.5, 3, 4, 6}));

    Table metrics = TablesawResults.metrics(evaluation);

    assertThat(metrics.rowCount()).isEqualTo(evaluation.metrics().size());
    Table pearson = metrics.where(metrics.stringColumn("metric").isEqualTo("pearson"));
    assertThat(pearson.doubleColumn("lower").get(0))
        .isLessThan(pearson.doubleColumn("value").get(0));
    Table mae = metrics.where(metrics.stringColumn("metric").isEqualTo("mae"));
    assertThat(mae.doubleColumn("value").get(0)).isEqualTo(0.3);
    assertThat(mae.doubleColumn("lower").isMissing(0)).isTrue();
  }
}
