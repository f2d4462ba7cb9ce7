package org.concordml.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.concordml.data.FeatureMatrix;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.Test;

/** A session that only scores is refused misuse as one that trains is. */
class CheckedScoringSessionTest {

  private static final FeatureMatrix ROW = FeatureMatrix.of(new double[] {1, 2}, 2);

  private final HeldSession held = new HeldSession();
  private final ScoringSession session = new CheckedScoringSession(held, NetworkSpec.standard(2));

  @Test
  void aCallDuringOneOfAnotherThreadIsRefused() throws ExecutionException, InterruptedException {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<double[]> first = other.submit(() -> session.outputs(ROW));
      held.awaitCall();

      assertThatThrownBy(() -> session.outputs(ROW))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("a session belongs to one thread at a time, found ");
      assertThatThrownBy(session::threadsUsed).isInstanceOf(IllegalStateException.class);

      held.release();
      assertThat(first.get()).containsExactly(1);
    } finally {
      held.release();
      other.shutdown();
    }
  }

  @Test
  void argumentsOutOfRangeAreRefused() {
    FeatureMatrix wide = FeatureMatrix.of(new double[3], 3);

    assertThatThrownBy(() -> session.outputs(wide)).hasMessage("rows must have 2 columns, found 3");
    assertThatThrownBy(() -> session.inputGradients(wide, 0))
        .hasMessage("rows must have 2 columns, found 3");
    assertThatThrownBy(() -> session.inputGradients(ROW, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void onceClosedItRefusesAndIsFreed() {
    session.close();

    assertThat(held.closings()).isEqualTo(1);
    assertThatThrownBy(() -> session.outputs(ROW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the session must be open, found that it was closed");
    assertThat(session.threadsUsed()).isEmpty();
  }
}
