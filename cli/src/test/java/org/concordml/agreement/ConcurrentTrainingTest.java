package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;

/**
 * Engines beside one another in many threads, as a grid search in a pool has them. Of eight threads
 * 21 of 24 trainings on {@code pytorch} died once.
 */
class ConcurrentTrainingTest {

  private static final int THREADS = 8;
  private static final int TRAININGS = 3;

  /**
   * All numbers of a training.
   *
   * @param weights at its end
   * @param losses of every batch
   * @param probabilities of the validation rows
   * @param inputGradients at the validation rows
   */
  private record Numbers(
      List<Double> weights,
      List<Double> losses,
      List<Double> probabilities,
      List<Double> inputGradients) {

    static Numbers of(TrainingBackend engine, TrainingJob job) {
      TrainedModel model = Engines.train(engine, job);
      try (TrainingSession session = Engines.open(engine, job)) {
        session.restore(model.weights());
        return new Numbers(
            list(model.weights().toArray()),
            model.stepLosses().stream().flatMap(epoch -> list(epoch).stream()).toList(),
            list(model.validation().predictions()),
            list(session.inputGradients(job.validation().features(), 0).toArray()));
      }
    }

    private static List<Double> list(double[] values) {
      return Arrays.stream(values).boxed().toList();
    }
  }

  @Test
  void eightThreadsOfMixedEnginesGetTheBitsOfEachAlone()
      throws InterruptedException, ExecutionException {
    List<TrainingJob> jobs = Stream.of(1, 2, 3).map(seed -> MainJob.with(config(seed))).toList();
    assertThat(jobs).hasSize(TRAININGS);
    List<String> engines =
        Stream.concat(Stream.of(Engines.java()), Engines.others().stream())
            .map(TrainingBackend::id)
            .toList();
    Map<String, List<Numbers>> alone =
        engines.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), id -> all(EngineRegistry.load().findTraining(id), jobs)));

    List<Future<Map<String, List<Numbers>>>> found = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        found.add(
            threads.submit(
                () -> {
                  start.await();
                  // Engines of its own, as a thread of a web application would have them.
                  EngineRegistry registry = EngineRegistry.load();
                  Map<String, List<Numbers>> numbers = new HashMap<>();
                  for (int i = 0; i < engines.size(); i++) {
                    String id = engines.get((first + i) % engines.size());
                    numbers.put(id, all(registry.findTraining(id), jobs));
                  }
                  return numbers;
                }));
      }
      start.countDown();
      for (Future<Map<String, List<Numbers>>> numbers : found) {
        assertThat(numbers.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  private static FitConfig config(int seed) {
    return FitConfig.standard().epochs(2).seed(seed).build();
  }

  private static List<Numbers> all(TrainingBackend engine, List<TrainingJob> jobs) {
    return jobs.stream().map(job -> Numbers.of(engine, job)).toList();
  }
}
