package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.ScoringSession;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.ScorerUnderTest;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.Test;

/**
 * The number of threads of a session changes the time that scoring takes, not the numbers; threads
 * that each have a session get the numbers of one alone, and those that share one get right answers
 * or a refusal.
 */
abstract class ScoringThreadContract {

  private static final int THREADS = 16;
  private static final int CALLS = 200;

  private static final NetworkSpec SMALL = NetworkSpec.standard(6);

  /** Of 2,003 rows 19 million products, which are shared. */
  private static final NetworkSpec LARGE = NetworkSpec.dense(40, Activation.RELU, 96, 64);

  private final ScorerUnderTest engine;

  ScoringThreadContract(ScorerUnderTest engine) {
    this.engine = engine;
  }

  @Test
  void twoThreadsScoreAsOneDoes() {
    FeatureMatrix rows = SampleRows.draw(2003, 40, 1).features();
    double limit = engine.precision().sharing();
    try (ScoringSession one = engine.with(ThreadCount.of(1)).open(LARGE);
        ScoringSession two = engine.with(ThreadCount.of(2)).open(LARGE)) {
      assertThat(two.outputs(rows)).containsExactly(one.outputs(rows), within(limit));
      assertThat(two.inputGradients(rows, 0).toArray())
          .containsExactly(one.inputGradients(rows, 0).toArray(), within(limit));
    }
  }

  @Test
  void aSessionTellsHowManyItScoredWith() {
    FeatureMatrix rows = SampleRows.draw(2003, 40, 1).features();
    ScoringSession two = engine.with(ThreadCount.of(2)).open(LARGE);
    try (two;
        ScoringSession one = engine.with(ThreadCount.of(1)).open(LARGE);
        ScoringSession small = engine.open(LARGE)) {
      assertThat(two.threadsUsed()).as("before anything was computed").isEmpty();
      one.outputs(rows);
      two.outputs(rows);
      small.outputs(rows.select(new int[] {0, 1, 2}));

      assertThat(one.threadsUsed()).hasValue(1);
      assertThat(two.threadsUsed()).hasValue(2);
      assertThat(small.threadsUsed()).as("left to itself, with little to do").hasValue(1);
    }
    assertThat(two.threadsUsed()).as("when closed").hasValue(2);
  }

  @Test
  void sixteenThreadsWithSessionsOfTheirOwnGetTheBitsOfOneAlone()
      throws InterruptedException, ExecutionException {
    List<NetworkSpec> networks =
        List.of(
            SMALL,
            NetworkSpec.dense(6, Activation.GELU, 24, 12),
            NetworkSpec.dense(6, Activation.TANH, 9));
    List<List<Double>> alone = networks.stream().map(this::bits).toList();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<List<Double>>>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  return networks.stream().map(this::bits).toList();
                }));
      }
      start.countDown();
      for (Future<List<List<Double>>> found : all) {
        assertThat(found.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  private List<Double> bits(NetworkSpec network) {
    FeatureMatrix rows = SampleRows.draw(40, 6, 2).features();
    try (ScoringSession session = engine.open(network)) {
      double[] outputs = session.outputs(rows);
      double[] gradients = session.inputGradients(rows, 0).toArray();
      return DoubleStream.concat(Arrays.stream(outputs), Arrays.stream(gradients)).boxed().toList();
    }
  }

  @Test
  void threadsThatShareASessionGetRightScoresOrARefusal()
      throws InterruptedException, ExecutionException {
    FeatureMatrix all = SampleRows.draw(THREADS, 6, 2).features();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (ScoringSession session = engine.open(SMALL)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        FeatureMatrix row = all.select(new int[] {i});
        double expected = session.outputs(row)[0];
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return right(session, row, expected);
                }));
      }
      start.countDown();
      int right = 0;
      for (Future<Integer> answer : answers) {
        right += answer.get();
      }

      assertThat(right).as("answers that were given").isPositive();
    } finally {
      threads.shutdown();
    }
  }

  /** How many answers one thread got; fails if one of them is not the right one. */
  private static int right(ScoringSession session, FeatureMatrix row, double expected) {
    int right = 0;
    for (int call = 0; call < CALLS; call++) {
      try {
        assertThat(session.outputs(row)).containsExactly(expected);
        right++;
      } catch (IllegalStateException refused) {
        assertThat(refused)
            .hasMessageStartingWith("a session belongs to one thread at a time, found ");
      }
    }
    return right;
  }
}
