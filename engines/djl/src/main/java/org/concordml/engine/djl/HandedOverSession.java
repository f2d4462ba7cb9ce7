package org.concordml.engine.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.OptimizerState;
import org.concordml.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A session whose calls are made by a thread that a library may be called from. Steps are not
 * waited for: a step of a small network takes 200 µs, and waking the caller after each would add a
 * tenth. Whatever is asked next is made after them, and tells if one of them failed.
 */
final class HandedOverSession implements TrainingSession {

  private static final CompletableFuture<Void> NONE = CompletableFuture.completedFuture(null);

  /** Steps that may wait to be made. */
  private static final int MOST_STEPS = 64;

  /** Numbers of noise and dropout that they may hold in all: 4 MiB. */
  private static final long MOST_NUMBERS = 1 << 20;

  private final TrainingSession session;
  private final Executor executor;
  private CompletableFuture<Void> steps = NONE;
  private int waiting;
  private long numbers;

  /**
   * @param session does the work
   * @param executor makes its calls
   */
  HandedOverSession(TrainingSession session, Executor executor) {
    this.session = session;
    this.executor = executor;
  }

  @Override
  public void step(TrainingStep step) {
    long more = numbersIn(step);
    if (waiting == MOST_STEPS
        || numbers + more > MOST_NUMBERS
        || steps.isCompletedExceptionally()) {
      run(() -> {});
    }
    TrainingStep own = more == 0 ? step : copy(step);
    steps = steps.thenRunAsync(() -> session.step(own), executor);
    waiting++;
    numbers += more;
  }

  private static long numbersIn(TrainingStep step) {
    long count = step.noise() == null ? 0 : step.noise().length;
    for (float[] mask : step.dropout()) {
      count += mask == null ? 0 : mask.length;
    }
    return count;
  }

  /** The arrays are the caller's once the step has returned. */
  private static TrainingStep copy(TrainingStep step) {
    List<float[]> masks = new ArrayList<>();
    for (float[] mask : step.dropout()) {
      masks.add(mask == null ? null : mask.clone());
    }
    float[] noise = step.noise() == null ? null : step.noise().clone();
    return new TrainingStep(
        step.from(), step.to(), step.number(), step.learningRate(), noise, masks);
  }

  private <T> T call(Supplier<T> call) {
    CompletableFuture<Void> before = forgetSteps();
    return HandOver.join(before.thenApplyAsync(done -> call.get(), executor));
  }

  private void run(Runnable call) {
    HandOver.join(forgetSteps().thenRunAsync(call, executor));
  }

  private CompletableFuture<Void> forgetSteps() {
    CompletableFuture<Void> before = steps;
    steps = NONE;
    waiting = 0;
    numbers = 0;
    return before;
  }

  @Override
  public void bind(Examples rows, double @Nullable [] rowWeights) {
    run(() -> session.bind(rows, rowWeights));
  }

  @Override
  public void beginEpoch(int[] order) {
    run(() -> session.beginEpoch(order));
  }

  @Override
  public EpochOutput endEpoch() {
    return call(session::endEpoch);
  }

  @Override
  public double[] outputs(FeatureMatrix rows) {
    return call(() -> session.outputs(rows));
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix rows, int output) {
    return call(() -> session.inputGradients(rows, output));
  }

  @Override
  public Weights weights() {
    return call(session::weights);
  }

  @Override
  public void restore(Weights weights) {
    run(() -> session.restore(weights));
  }

  @Override
  public OptimizerState optimizerState() {
    return call(session::optimizerState);
  }

  @Override
  public void restore(OptimizerState state) {
    run(() -> session.restore(state));
  }

  @Override
  public OptionalInt threadsUsed() {
    return call(session::threadsUsed);
  }

  @Override
  public void close() {
    CompletableFuture<Void> before = forgetSteps();
    HandOver.join(
        before.handleAsync(
            (done, failure) -> {
              session.close();
              return null;
            },
            executor));
    HandOver.join(before); // tells of a failed step that nothing has told of yet
  }
}
