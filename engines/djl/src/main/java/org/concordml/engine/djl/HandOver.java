package org.concordml.engine.djl;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Calls that another thread makes. */
final class HandOver {

  private HandOver() {}

  /**
   * Has another thread make a call, and waits for its end.
   *
   * @param executor makes the call
   * @param call what to do
   * @param <T> what it gives
   * @return that
   */
  static <T> T call(Executor executor, Supplier<T> call) {
    return join(CompletableFuture.supplyAsync(call, executor));
  }

  /**
   * Waits for a call to end, whatever interrupts come: native code is not to be left halfway. An
   * interrupt is still there afterwards. What the call threw is thrown here, with the stack of both
   * threads.
   *
   * @param call being made
   * @param <T> what it gives
   * @return that
   */
  static <T> T join(CompletableFuture<T> call) {
    try {
      return call.join();
    } catch (CompletionException wrapped) {
      Throwable failure = Objects.requireNonNullElse(wrapped.getCause(), wrapped);
      failure.setStackTrace(
          Stream.of(failure.getStackTrace(), new Throwable().getStackTrace())
              .flatMap(Arrays::stream)
              .toArray(StackTraceElement[]::new));
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure; // calls declare no other
    }
  }
}
