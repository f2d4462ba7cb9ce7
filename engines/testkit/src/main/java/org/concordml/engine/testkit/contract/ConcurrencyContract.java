package org.concordml.engine.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.TrainingBits;
import org.concordml.learning.BinaryLoss;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;

/** Many threads, each with a session of its own, get the numbers of a training alone. */
abstract class ConcurrencyContract {

  private static final int THREADS = 8;

  private final EngineUnderTest engine;

  ConcurrencyContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  /** Of several shapes, so that what one session sets for itself would show in another. */
  private static List<TrainingJob> jobs() {
    FitConfig config = FitConfig.standard().epochs(3).batchSize(16).seed(3).build();
    return List.of(
        job(NetworkSpec.standard(6).withDropout(0.3).withL2(0.001), config),
        job(
            NetworkSpec.dense(6, Activation.GELU, 24, 12),
            FitConfig.standard().epochs(3).batchSize(32).loss(new BinaryLoss.Focal(2)).build()),
        job(
            NetworkSpec.dense(6, Activation.TANH, 9),
            FitConfig.standard().epochs(4).batchSize(7).inputNoise(0.1).build()));
  }

  private static TrainingJob job(NetworkSpec network, FitConfig config) {
    return TrainingJob.of(network, config, SampleRows.draw(150, 6, 1), SampleRows.draw(40, 6, 2));
  }

  @Test
  void eightThreadsTrainScoreAndDifferentiateToTheBitsOfARunAlone()
      throws InterruptedException, ExecutionException {
    List<TrainingJob> jobs = jobs();
    List<TrainingBits> alone = jobs.stream().map(this::bits).toList();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<List<TrainingBits>>> all = new ArrayList<>();
    try {
      for (int thread = 0; thread < THREADS; thread++) {
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  return jobs.stream().map(this::bits).toList();
                }));
      }
      start.countDown();
      for (Future<List<TrainingBits>> found : all) {
        for (int i = 0; i < alone.size(); i++) {
          found.get().get(i).assertSame(alone.get(i));
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  private TrainingBits bits(TrainingJob job) {
    return TrainingBits.of(engine.backend(), engine.device(), job);
  }
}
