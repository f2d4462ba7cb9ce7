package org.concordml.examples;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.concordml.data.Table;
import org.concordml.model.Predictions;
import org.concordml.model.Predictor;

/** Scores from sixteen threads at once with one predictor. */
public final class PredictFromThreads {

  private PredictFromThreads() {}

  /**
   * @param predictor of a model
   * @param rows that it is to score
   * @param calls how often
   * @return what each call gave; all are done
   * @throws InterruptedException if this thread is interrupted while it waits
   */
  public static List<Future<Predictions>> predict(Predictor predictor, Table rows, int calls)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      Callable<Predictions> call = () -> predictor.predict(rows);
      return threads.invokeAll(Collections.nCopies(calls, call));
    } finally {
      threads.shutdown();
    }
  }
}
