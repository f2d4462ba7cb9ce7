package org.concordml.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.learning.OptimizerState;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A session shared by threads gave wrong probabilities in silence. */
class CheckedSessionTest {

  private static final FeatureMatrix ROW = FeatureMatrix.of(new double[] {1, 2}, 2);
  private static final Examples ROWS = Examples.binary(ROW, new boolean[] {true});
  private static final String SHARED =
      "a session belongs to one thread at a time, found a call during one of another thread."
          + " Open one for each thread";
  private static final String CLOSED = "the session must be open, found that it was closed";

  private final HeldSession held = new HeldSession();
  private final CheckedSession session = new CheckedSession(held, NetworkSpec.standard(2));
  private final ExecutorService other = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() throws InterruptedException {
    held.release();
    other.shutdown();
    assertThat(other.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  private Future<double[]> callOfAnotherThread() {
    Future<double[]> call = other.submit(() -> session.outputs(ROW));
    held.awaitCall();
    return call;
  }

  /** What can be asked of a session with rows in an epoch. */
  private interface Call {
    void on(TrainingSession session);
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        named("bind", s -> s.bind(ROWS, null)),
        named("beginEpoch", s -> s.beginEpoch(new int[] {0})),
        named("step", s -> s.step(new TrainingStep(0, 1, 1, 0.1, null, List.of()))),
        named("endEpoch", TrainingSession::endEpoch),
        named("logits", s -> s.outputs(ROW)),
        named("inputGradients", s -> s.inputGradients(ROW, 0)),
        named("weights", TrainingSession::weights),
        named("restore of weights", s -> s.restore((Weights) null)),
        named("optimizerState", TrainingSession::optimizerState),
        named("restore of the optimizer's state", s -> s.restore((OptimizerState) null)),
        named("threadsUsed", TrainingSession::threadsUsed));
  }

  private static Arguments named(String name, Call call) {
    return Arguments.of(name, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void aCallDuringOneOfAnotherThreadIsRefused(String name, Call call)
      throws ExecutionException, InterruptedException {
    session.bind(ROWS, null);
    session.beginEpoch(new int[] {0});
    Future<double[]> first = callOfAnotherThread();

    assertThatThrownBy(() -> call.on(session))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(SHARED);

    held.release();
    assertThat(first.get()).containsExactly(1);
    call.on(session); // handed over, it serves this thread
  }

  @Test
  void aCallThatFailedLeavesTheSessionToOthers() throws ExecutionException, InterruptedException {
    held.release();
    assertThatThrownBy(() -> session.outputs(FeatureMatrix.of(new double[3], 3)))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(other.submit(() -> session.outputs(ROW)).get()).containsExactly(1);
  }

  @Test
  void closingWaitsForTheCallOfAnotherThreadAndRefusesItsNext()
      throws ExecutionException, InterruptedException {
    Future<double[]> call = callOfAnotherThread();
    Future<?> closing = other.submit(session::close);
    awaitClosed();

    assertThat(closing.isDone()).isFalse();
    assertThat(held.closings()).isZero();
    held.release();
    closing.get();

    assertThat(call.get()).containsExactly(1);
    assertThat(held.closings()).isEqualTo(1);
    assertThat(held.wasClosedDuringCall()).isFalse();
    assertThatThrownBy(session::weights).hasMessage(CLOSED);
  }

  /** Until the closing thread has said so: from then on calls are refused with another sentence. */
  private void awaitClosed() throws InterruptedException {
    for (int attempt = 0; attempt < 2000; attempt++) {
      try {
        session.weights();
      } catch (IllegalStateException refused) {
        if (refused.getMessage().equals(CLOSED)) {
          return;
        }
      }
      Thread.sleep(10);
    }
    throw new IllegalStateException("the session was not closed within 20 seconds");
  }

  @Test
  void closingKeepsAnInterrupt() throws ExecutionException, InterruptedException {
    Future<double[]> call = callOfAnotherThread();
    Future<Boolean> interrupted =
        other.submit(
            () -> {
              Thread.currentThread().interrupt();
              session.close();
              return Thread.interrupted();
            });
    awaitClosed();
    held.release();

    assertThat(interrupted.get()).isTrue();
    assertThat(call.get()).containsExactly(1);
    assertThat(held.closings()).isEqualTo(1);
  }
}
