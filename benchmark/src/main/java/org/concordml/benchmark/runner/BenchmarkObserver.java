package org.concordml.benchmark.runner;

import org.concordml.benchmark.Workload;

/** Is told how far a benchmark is, on the thread that measures and never while a clock runs. */
@FunctionalInterface
public interface BenchmarkObserver {

  /** Does nothing. */
  BenchmarkObserver NONE = (number, of, workload) -> {};

  /**
   * Before the engines are timed at a workload.
   *
   * @param number of the workload, from 1
   * @param of how many
   * @param workload what is timed next
   */
  void on(int number, int of, Workload workload);
}
