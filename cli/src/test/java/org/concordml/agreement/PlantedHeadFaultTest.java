package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.concordml.comparison.EngineComparison;
import org.concordml.comparison.FirstDivergence;
import org.concordml.comparison.ParityReport;
import org.concordml.comparison.Tolerance;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.model.Decision;
import org.concordml.network.Head;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults that only several classes or numbers can have are caught, and their place is named. */
class PlantedHeadFaultTest {

  private static final TrainingBackend JAVA = EngineRegistry.load().findTraining("java");

  private static TrainingJob job(Tables table) {
    return table.job(FitConfig.standard().epochs(3).build());
  }

  private static ParityReport compare(TrainingJob job, TrainingBackend suspect) {
    return new EngineComparison(
            new EngineRunner(DeviceRequest.CPU, new Decision(0.5)), Tolerance.STANDARD)
        .run(List.of(JAVA, suspect), "java", job, TrainingObserver.NONE)
        .parity();
  }

  private static FirstDivergence first(TrainingJob job, UnaryOperator<TrainingSession> fault) {
    return compare(job, new FaultyBackend(JAVA, told -> told, fault))
        .firstDivergence()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "THREE_CLASSES, java", "THREE_CLASSES, pytorch", "THREE_CLASSES, mxnet",
    "NUMBERS, java", "NUMBERS, pytorch", "NUMBERS, mxnet"
  })
  void withoutAFaultNothingIsFound(Tables table, String id) {
    TrainingBackend honest =
        new FaultyBackend(EngineRegistry.load().findTraining(id), told -> told, session -> session);

    ParityReport parity = compare(job(table), honest);

    assertThat(parity.passed()).isTrue();
    assertThat(parity.firstDivergence()).isEmpty();
    assertThat(parity.maxLossDifference()).isLessThan(1e-6);
    assertThat(parity.labelsFlipped()).isZero();
  }

  /** What comes first in the update is right, so that the fault is named where it is. */
  @Test
  void theGradientOfAnotherClassIsNamedByItsColumn() {
    FitConfig plain =
        FitConfig.standard().epochs(3).optimizer(new Sgd(0, false)).learningRate(0.1).build();

    FirstDivergence first = first(Tables.THREE_CLASSES.job(plain), SwappedColumns::new);

    assertThat(first.epoch()).isEqualTo(1);
    assertThat(first.step()).isEqualTo(1);
    assertThat(first.quantity()).matches("dense3\\.kernel\\[\\d+, [02]]");
  }

  /** Moves the weights of the first class by the gradient of the last and the other way round. */
  private static final class SwappedColumns extends ForwardingSession {

    SwappedColumns(TrainingSession inner) {
      super(inner);
    }

    @Override
    public void step(TrainingStep step) {
      double[] before = inner.weights().toArray();
      inner.step(step);
      Weights weights = inner.weights();
      double[] after = weights.toArray();
      double[] moved = after.clone();
      List<ParameterTensor> tensors = weights.layout().tensors();
      for (ParameterTensor tensor : tensors.subList(tensors.size() - 2, tensors.size())) {
        for (int at = tensor.offset(); at < tensor.offset() + tensor.size(); at += 3) {
          moved[at] = before[at] + after[at + 2] - before[at + 2];
          moved[at + 2] = before[at + 2] + after[at] - before[at];
        }
      }
      inner.restore(new Weights(weights.layout(), moved));
    }
  }

  /** Of a row of another class, so that no loss tells. */
  @Test
  void twoSwappedClassesOfOneRowAreNamedByRowAndClass() {
    TrainingJob job = job(Tables.THREE_CLASSES);
    Targets.Classes classes = (Targets.Classes) job.validation().targets();
    int row =
        IntStream.range(5, classes.rows())
            .filter(i -> classes.index(i) == 0)
            .findFirst()
            .orElseThrow();

    ParityReport parity =
        compare(
            job,
            new FaultyBackend(
                JAVA,
                told -> told,
                session ->
                    new ForwardingSession(session) {
                      @Override
                      public double[] outputs(FeatureMatrix rows) {
                        return swapped(inner.outputs(rows), row);
                      }
                    }));

    assertThat(parity.passed()).isFalse();
    assertThat(parity.maxLossDifference()).isZero();
    assertThat(parity.maxWeightDifference()).isZero();
    FirstDivergence first = parity.firstDivergence().orElseThrow();
    assertThat(first.quantity()).isEqualTo("probability of class 2 of test row " + (row + 1));
    assertThat(first.toString())
        .startsWith(
            "faulty differs first in probability of class 2 of test row "
                + (row + 1)
                + " after epoch 3: 0.");
  }

  @Test
  void twoSwappedClassesOfAllRowsAreNamedByTheFirstValidation() {
    ParityReport parity =
        compare(
            job(Tables.THREE_CLASSES),
            new FaultyBackend(
                JAVA,
                told -> told,
                session ->
                    new ForwardingSession(session) {
                      @Override
                      public double[] outputs(FeatureMatrix rows) {
                        return swapped(
                            inner.outputs(rows), IntStream.range(0, rows.rows()).toArray());
                      }
                    }));

    FirstDivergence first = parity.firstDivergence().orElseThrow();
    assertThat(first.epoch()).isEqualTo(1);
    assertThat(first.quantity()).isEqualTo("validation loss");
    assertThat(parity.maxWeightDifference()).isZero();
    assertThat(parity.labelsFlipped()).isPositive();
  }

  /** The logits of the second and the third class of some rows, exchanged. */
  private static double[] swapped(double[] logits, int... rows) {
    for (int row : rows) {
      double second = logits[3 * row + 1];
      logits[3 * row + 1] = logits[3 * row + 2];
      logits[3 * row + 2] = second;
    }
    return logits;
  }

  @ParameterizedTest
  @EnumSource(
      value = Tables.class,
      names = {"THREE_CLASSES", "NUMBERS"})
  void forgottenWeightsOfRowsAreNamedAtTheFirstUpdate(Tables table) {
    TrainingJob unweighted = job(table);
    Examples train = unweighted.train();
    double[] weights = new double[train.rows()];
    Arrays.setAll(weights, row -> 0.5 + row % 4 / 2.0);
    TrainingJob job =
        TrainingJob.of(
            unweighted.network(),
            unweighted.config(),
            new Examples(train.features(), train.targets(), weights),
            unweighted.validation());

    FirstDivergence first =
        first(
            job,
            session ->
                new ForwardingSession(session) {
                  @Override
                  public void bind(Examples rows, double[] rowWeights) {
                    inner.bind(rows, null);
                  }
                });

    assertThat(first.epoch()).isEqualTo(1);
    assertThat(first.step()).isEqualTo(1);
    assertThat(first.quantity()).matches("dense1\\.(kernel\\[\\d+, \\d+]|bias\\[\\d+])");
  }

  /** In the scoring at the end only: no loss of an epoch tells. */
  @Test
  void aNumberInAnotherUnitIsNamedByItsRow() {
    TrainingJob both = job(Tables.NUMBERS);
    Head.Linear head = (Head.Linear) both.network().head();
    Examples validation = both.validation().select(IntStream.range(0, 100).toArray());
    Examples test = both.validation().select(IntStream.range(100, 150).toArray());
    TrainingJob job = TrainingJob.of(both.network(), both.config(), both.train(), validation, test);

    FirstDivergence first =
        first(
            job,
            session ->
                new ForwardingSession(session) {
                  @Override
                  public double[] outputs(FeatureMatrix rows) {
                    double[] outputs = inner.outputs(rows);
                    return rows.rows() == 50 ? head.predictions(outputs) : outputs;
                  }
                });

    assertThat(first.quantity()).isEqualTo("prediction of test row 1");
    assertThat(first.epoch()).isEqualTo(3);
    assertThat(first.step()).isZero();
    assertThat(first.found())
        .isCloseTo(head.predictions(new double[] {first.reference()})[0], within(1e-9));
    assertThat(first.toString())
        .startsWith("faulty differs first in prediction of test row 1 after epoch 3: ");
  }

  @Test
  void numbersInAnotherUnitAreNamedByTheFirstValidation() {
    TrainingJob job = job(Tables.NUMBERS);

    FirstDivergence first =
        first(
            job,
            session ->
                new ForwardingSession(session) {
                  @Override
                  public double[] outputs(FeatureMatrix rows) {
                    return job.network().head().predictions(inner.outputs(rows));
                  }
                });

    assertThat(first.epoch()).isEqualTo(1);
    assertThat(first.step()).isEqualTo(job.stepsPerEpoch());
    assertThat(first.quantity()).isEqualTo("validation loss");
  }
}
