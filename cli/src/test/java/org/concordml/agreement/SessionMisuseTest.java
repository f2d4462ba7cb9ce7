package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingStep;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same misuse is refused in the same words on every engine, before native code sees it. */
class SessionMisuseTest {

  private static final DeviceChoice CPU = new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for");
  private static final TrainingJob JOB = MainJob.with(FitConfig.standard().build());

  private static TrainingSession open(String id) {
    return EngineRegistry.load().findTraining(id).train(JOB.session(), CPU);
  }

  private static TrainingStep step(int from, int to) {
    return new TrainingStep(from, to, 1, 1e-3, null, List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "pytorch", "mxnet"})
  void callsOutOfOrder(String id) {
    try (TrainingSession session = open(id)) {
      assertThatThrownBy(() -> session.beginEpoch(new int[] {0}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("bind the training rows before the first epoch");
      session.bind(JOB.train(), null);
      assertThatThrownBy(() -> session.step(step(0, 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("begin an epoch before its steps and its end");
      assertThatThrownBy(session::endEpoch).isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "pytorch", "mxnet"})
  void rowsThatAreNotThere(String id) {
    try (TrainingSession session = open(id)) {
      session.bind(JOB.train(), null);
      assertThatThrownBy(() -> session.beginEpoch(new int[] {-1}))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> session.beginEpoch(new int[] {9999}))
          .isInstanceOf(IndexOutOfBoundsException.class);
      session.beginEpoch(new int[] {3, 1, 2});
      assertThatThrownBy(() -> session.step(step(0, 4)))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> session.step(step(2, 2)))
          .hasMessage("a step must have at least one row, found none");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "pytorch", "mxnet"})
  void shapesThatDoNotFit(String id) {
    try (TrainingSession session = open(id)) {
      assertThatThrownBy(() -> session.bind(JOB.train(), new double[3]))
          .hasMessage("there must be one weight a row, found 3 weights and 455 rows");
      assertThatThrownBy(() -> session.outputs(FeatureMatrix.of(new double[31], 31)))
          .hasMessage("rows must have 30 columns, found 31");
      assertThatThrownBy(() -> session.inputGradients(FeatureMatrix.of(new double[29], 29), 0))
          .hasMessage("rows must have 30 columns, found 29");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "pytorch", "mxnet"})
  void useAfterClosing(String id) {
    TrainingSession session = open(id);
    session.close();

    assertThatThrownBy(session::weights)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the session must be open, found that it was closed");
    assertThatThrownBy(() -> session.outputs(JOB.validation().features()))
        .isInstanceOf(IllegalStateException.class);
    assertThatCode(session::close).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "pytorch", "mxnet"})
  void aDeviceTheEngineDoesNotList(String id) {
    TrainingBackend backend = EngineRegistry.load().findTraining(id);
    DeviceChoice gpu = new DeviceChoice(DeviceRequest.parse("gpu:9"), "gpu:9", "asked for");

    assertThatThrownBy(() -> backend.train(JOB.session(), gpu))
        .hasMessage("device must be one that " + id + " lists, found 'gpu:9'");
  }
}
