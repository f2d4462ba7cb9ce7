package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.DecisionThreshold;
import org.concordml.evaluation.Evaluation;
import org.concordml.model.Decision;
import org.concordml.training.EpochRecord;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.EngineRunner;
import org.junit.jupiter.api.Test;

/** A run's figures are made of the trained model and of what was measured. */
class EngineRunnerTest {

  @Test
  void figuresOfARun() {
    TrainingJob job = MainJob.with(FitConfig.standard().epochs(3).build());

    EngineRun run =
        new EngineRunner(DeviceRequest.CPU, new Decision(0.3))
            .run(EngineRegistry.load().findTraining("java"), job, TrainingObserver.NONE);

    double training = run.model().history().stream().mapToDouble(EpochRecord::seconds).sum();
    assertThat(run.rowsPerSecond()).isCloseTo(3 * 455 / training, within(1e-6));
    assertThat(run.trainSeconds()).isGreaterThanOrEqualTo(training);
    assertThat(run.engine()).isEqualTo("java");
    Evaluation.Binary evaluation = (Evaluation.Binary) run.evaluation();
    assertThat(evaluation.threshold()).isEqualTo(DecisionThreshold.above(0.3));
    assertThat(evaluation.metric(BinaryMetric.ROC_AUC))
        .isEqualTo(
            run.model()
                .validation()
                .evaluate(job.validation(), job.network().head(), new Decision(0.5))
                .metric(BinaryMetric.ROC_AUC));
  }
}
