package org.concordml.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.OptimizerState;
import org.concordml.network.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandedOverSessionTest {

  private static final FeatureMatrix ROW = FeatureMatrix.of(new double[] {1}, 1);

  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(calls -> new Thread(calls, "library"));
  private final Recording recording = new Recording();
  private final HandedOverSession session = new HandedOverSession(recording, executor);

  /** Notes who called what; waits before each step until it may go on. */
  private static final class Recording implements TrainingSession {

    private final List<String> calls = new ArrayList<>();
    private final List<TrainingStep> steps = new ArrayList<>();
    private volatile CountDownLatch mayGoOn = new CountDownLatch(0);
    private long failing = -1;

    private void note(String call) {
      calls.add(Thread.currentThread().getName() + ": " + call);
    }

    @Override
    public void step(TrainingStep step) {
      waitUntilItMayGoOn();
      note("step " + step.number());
      steps.add(step);
      if (step.number() == failing) {
        throw new IllegalArgumentException("step " + step.number() + " failed");
      }
    }

    private void waitUntilItMayGoOn() {
      try {
        assertThat(mayGoOn.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody may interrupt the library's thread", e);
      }
    }

    @Override
    public EpochOutput endEpoch() {
      note("endEpoch");
      return new EpochOutput(new double[0], new double[0]);
    }

    @Override
    public double[] outputs(FeatureMatrix rows) {
      waitUntilItMayGoOn();
      note("logits");
      return new double[rows.rows()];
    }

    @Override
    public void close() {
      note("close");
    }

    @Override
    public void bind(Examples rows, double[] rowWeights) {}

    @Override
    public void beginEpoch(int[] order) {}

    @Override
    public FeatureMatrix inputGradients(FeatureMatrix rows, int output) {
      return rows;
    }

    @Override
    public Weights weights() {
      return null;
    }

    @Override
    public void restore(Weights weights) {}

    @Override
    public OptimizerState optimizerState() {
      return null;
    }

    @Override
    public void restore(OptimizerState state) {}
  }

  @AfterEach
  void endThread() throws InterruptedException {
    recording.mayGoOn.countDown();
    executor.shutdown();
    assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  private static TrainingStep step(int number) {
    return new TrainingStep(0, 1, number, 0.1, null, List.of());
  }

  private static TrainingStep step(int number, float[] noise, float[] mask) {
    return new TrainingStep(0, 1, number, 0.1, noise, Arrays.asList(null, mask));
  }

  @Test
  void theLibrarysThreadMakesAllCallsInTheirOrder() {
    session.step(step(1));
    session.step(step(2));
    session.endEpoch();
    session.outputs(ROW);
    session.close();

    assertThat(recording.calls)
        .containsExactly(
            "library: step 1",
            "library: step 2",
            "library: endEpoch",
            "library: logits",
            "library: close");
  }

  @Test
  void aStepIsNotWaitedFor() {
    recording.mayGoOn = new CountDownLatch(1);
    session.step(step(1));
    session.step(step(2));

    assertThat(recording.calls).isEmpty();
    recording.mayGoOn.countDown();
    session.endEpoch();
    assertThat(recording.calls).hasSize(3);
  }

  @Test
  void stepsThatWaitAreBoundedInNumber() {
    for (int number = 1; number <= 64; number++) {
      session.step(step(number));
    }
    session.step(step(65));

    assertThat(recording.steps).hasSizeGreaterThanOrEqualTo(64);
  }

  @Test
  void stepsThatWaitAreBoundedInSize() {
    float[] halfOfWhatMayWait = new float[1 << 19];
    session.step(step(1, halfOfWhatMayWait, null));
    session.step(step(2, null, halfOfWhatMayWait));
    session.step(step(3, new float[1], null));

    assertThat(recording.steps).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void arraysAreTheCallersAgainWhenTheStepHasReturned() {
    recording.mayGoOn = new CountDownLatch(1);
    float[] noise = {1};
    float[] mask = {2};
    session.step(step(1, noise, mask));
    noise[0] = 9;
    mask[0] = 9;
    recording.mayGoOn.countDown();
    session.endEpoch();

    assertThat(recording.steps.get(0).noise()).containsExactly(1);
    assertThat(recording.steps.get(0).dropout().get(0)).isNull();
    assertThat(recording.steps.get(0).dropout().get(1)).containsExactly(2);
  }

  @Test
  void aStepThatFailedIsToldByTheNextCallAndNoStepFollowsIt() {
    recording.mayGoOn = new CountDownLatch(1);
    recording.failing = 2;
    session.step(step(1));
    session.step(step(2));
    session.step(step(3));
    recording.mayGoOn.countDown();

    Throwable failure = catchThrowable(session::endEpoch);

    assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessage("step 2 failed");
    assertThat(failure.getStackTrace())
        .extracting(StackTraceElement::getMethodName)
        .as("where it failed, and who asked")
        .contains("step", "endEpoch", "aStepThatFailedIsToldByTheNextCallAndNoStepFollowsIt");
    assertThat(recording.calls).containsExactly("library: step 1", "library: step 2");
    assertThat(session.outputs(ROW)).as("the next call").hasSize(1);
  }

  @Test
  void aStepThatFailedIsToldAtTheLatestWhenClosing() {
    recording.failing = 1;
    session.step(step(1));

    assertThatThrownBy(session::close).hasMessage("step 1 failed");
    assertThat(recording.calls).containsExactly("library: step 1", "library: close");
    session.close();
  }

  @Test
  void anInterruptLosesNoResultAndIsKept() {
    recording.mayGoOn = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    executor.execute(() -> {});
    Thread helper = new Thread(recording.mayGoOn::countDown);
    helper.start();

    assertThat(session.outputs(ROW)).hasSize(1);
    assertThat(Thread.interrupted()).isTrue();
  }
}
