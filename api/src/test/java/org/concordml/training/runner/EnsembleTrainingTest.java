package org.concordml.training.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.concordml.data.Examples;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.training.EarlyStopping;
import org.concordml.training.EpochRecord;
import org.concordml.training.FitConfig;
import org.concordml.training.Jobs;
import org.concordml.training.LogisticBackend;
import org.concordml.training.MonitoredMetric;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingDivergedException;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingInterruptedException;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of an ensemble are runs of their own streams, however many run at the same time. */
class EnsembleTrainingTest {

  private static final Examples TRAIN = Jobs.rows(20, 1);
  private static final Examples MONITOR = Jobs.rows(9, 2);
  private static final Examples TEST = Jobs.rows(11, 3);

  /** JUnit's thread must not stay interrupted. */
  @AfterEach
  void takeTheFlagDown() {
    boolean unused = Thread.interrupted();
  }

  private static FitConfig.Builder config(int networks) {
    return Jobs.config().epochs(6).ensemble(networks);
  }

  private static TrainingJob job(FitConfig config) {
    return TrainingJob.of(new NetworkSpec(2, List.of(), 0.01), config, TRAIN, MONITOR, TEST);
  }

  private static TrainedEnsemble train(
      SeveralAtOnce backend, FitConfig config, TrainingObserver observer) {
    return new EnsembleTraining(backend, LogisticBackend.CPU).run(job(config), observer);
  }

  private static TrainedEnsemble train(int atOnce, FitConfig config) {
    return train(new SeveralAtOnce(atOnce), config, TrainingObserver.NONE);
  }

  @Test
  void oneNetworkIsTheJobAsItIs() {
    TrainedModel alone = Jobs.train(job(Jobs.config().epochs(6).build()));

    TrainedEnsemble one = train(8, config(1).build());

    assertThat(one.members()).hasSize(1);
    assertThat(one.weights().get(0).toArray()).containsExactly(alone.weights().toArray());
    assertThat(one.test().outputs()).containsExactly(alone.test().outputs());
    assertThat(one.test().predictions()).containsExactly(alone.test().predictions());
    assertThat(one.test().loss()).isEqualTo(alone.test().loss());
    assertThat(one.history())
        .extracting(EpochRecord::valLoss)
        .isEqualTo(alone.history().stream().map(EpochRecord::valLoss).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 50})
  void eachNetworkIsARunOfItsStreamsHoweverManyRunAtTheSameTime(int atOnce) {
    FitConfig config =
        config(5)
            .epochs(40)
            .learningRate(2)
            .earlyStopping(
                new EarlyStopping(new MonitoredMetric("valLoss"), EarlyStopping.Mode.MIN, 2, 0))
            .build();

    TrainedEnsemble found = train(atOnce, config);

    assertThat(found.members()).hasSize(5);
    for (int member = 0; member < 5; member++) {
      TrainedModel alone = Jobs.train(job(config).member(member));
      TrainedModel of = found.members().get(member);
      assertThat(of.weights().toArray()).containsExactly(alone.weights().toArray());
      assertThat(of.bestEpoch()).isEqualTo(alone.bestEpoch());
      assertThat(of.stepLosses().get(1)).containsExactly(alone.stepLosses().get(1));
      assertThat(of.history())
          .extracting(EpochRecord::loss)
          .isEqualTo(alone.history().stream().map(EpochRecord::loss).toList());
    }
    assertThat(found.members()).extracting(of -> of.weights().get(0)).doesNotHaveDuplicates();
    assertThat(found.members()).extracting(TrainedModel::bestEpoch).as("own").contains(1, 2);
  }

  @Test
  void whatTheySayTogetherIsTheMeanOfTheirPredictions() {
    TrainedEnsemble found = train(2, config(3).build());

    for (int row = 0; row < TEST.rows(); row++) {
      double sum = 0;
      for (TrainedModel member : found.members()) {
        sum += member.test().predictions()[row];
      }
      assertThat(found.test().predictions()[row]).isEqualTo(sum / 3);
      assertThat(Head.sigmoid(found.test().outputs()[row])).isCloseTo(sum / 3, within(1e-15));
    }
    assertThat(found.test().loss()).isCloseTo(loss(found), within(1e-15));
    int right = 0;
    for (int row = 0; row < TEST.rows(); row++) {
      right += found.test().predictions()[row] > 0.5 == TEST.labels()[row] ? 1 : 0;
    }
    assertThat(found.test().metric()).isEqualTo(right / (double) TEST.rows());
    assertThat(found.validation().predictions()).hasSize(MONITOR.rows());
  }

  /** Cross-entropy of the mean probability, and the mean of the penalties. */
  private static double loss(TrainedEnsemble found) {
    double entropy = 0;
    for (int row = 0; row < TEST.rows(); row++) {
      double p = found.test().predictions()[row];
      entropy -= Math.log(TEST.labels()[row] ? p : 1 - p) / TEST.rows();
    }
    double penalty = 0;
    for (TrainedModel member : found.members()) {
      double[] w = member.weights().toArray();
      penalty += 0.01 * (w[0] * w[0] + w[1] * w[1]) / 3;
    }
    return entropy + penalty;
  }

  @Test
  void theHistoryToShowIsTheMeanOfTheEpochsThatAllHad() {
    FitConfig stopping =
        config(4)
            .epochs(30)
            .learningRate(2)
            .earlyStopping(
                new EarlyStopping(new MonitoredMetric("valLoss"), EarlyStopping.Mode.MIN, 2, 0))
            .build();

    TrainedEnsemble found = train(2, stopping);

    int shortest = found.members().stream().mapToInt(of -> of.history().size()).min().orElseThrow();
    assertThat(found.members()).anyMatch(of -> of.history().size() > shortest);
    assertThat(found.history()).hasSize(shortest);
    EpochRecord last = found.history().get(shortest - 1);
    assertThat(last.epoch()).isEqualTo(shortest);
    assertThat(last.valLoss())
        .isCloseTo(
            found.members().stream()
                .mapToDouble(of -> of.history().get(shortest - 1).valLoss())
                .average()
                .orElseThrow(),
            within(1e-15));
    assertThat(found.restoredBestWeights()).isTrue();
    assertThat(found.stoppedEarly()).isTrue();
  }

  @Test
  void anObserverHearsOfEveryNetworkAndOneEventAtATime() {
    AtomicInteger inside = new AtomicInteger();
    List<Integer> together = new ArrayList<>();
    List<TrainingEvent> heard = new ArrayList<>();
    TrainingObserver observer =
        event -> {
          together.add(inside.incrementAndGet());
          heard.add(event);
          inside.decrementAndGet();
        };

    train(new SeveralAtOnce(4), config(6).build(), observer);

    assertThat(together).containsOnly(1);
    for (int member = 0; member < 6; member++) {
      int of = member;
      List<TrainingEvent> events = heard.stream().filter(e -> e.member() == of).toList();
      assertThat(events).hasSize(8);
      assertThat(events.get(0)).isInstanceOf(TrainingEvent.Started.class);
      assertThat(events.get(7)).isEqualTo(new TrainingEvent.Finished("logistic", of, 6, 6, false));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void theFirstNetworkInOrderThatDivergesIsNamed(int atOnce) {
    TrainingJob job = job(config(4).build());
    SeveralAtOnce backend = new SeveralAtOnce(atOnce);
    backend.diverges(job.member(1), 3); // later than the one after it
    backend.diverges(job.member(2), 1);

    assertThatThrownBy(
            () ->
                new EnsembleTraining(backend, LogisticBackend.CPU).run(job, TrainingObserver.NONE))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageStartingWith(
            "training on logistic diverged: loss must be finite, found NaN at epoch 3, validation,"
                + " in network 2 of 4.");
    assertThat(backend.open()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatAnObserverThrowsEndsThemAllAndReachesTheCallerAsItIs(int atOnce) {
    Error thrown = new AssertionError("an observer's own");
    SeveralAtOnce backend = new SeveralAtOnce(atOnce);
    List<TrainingEvent> after = new ArrayList<>();
    TrainingObserver broken =
        new TrainingObserver() {
          private boolean threw;

          @Override
          public void on(TrainingEvent event) {
            if (threw) {
              after.add(event);
            }
            if (event instanceof TrainingEvent.EpochFinished end && end.record().epoch() == 3) {
              threw = true;
              throw thrown;
            }
          }
        };

    assertThat(catchThrowable(() -> train(backend, config(6).epochs(100_000).build(), broken)))
        .isSameAs(thrown);
    assertThat(after).isEmpty();
    assertThat(backend.open()).isZero();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anInterruptOfAnyThreadThatTrainsEndsThemAll(int atOnce) {
    SeveralAtOnce backend = new SeveralAtOnce(atOnce);
    TrainingObserver interrupting =
        event -> {
          boolean last = event.member() == atOnce - 1;
          if (last
              && event instanceof TrainingEvent.EpochFinished end
              && end.record().epoch() == 2) {
            Thread.currentThread().interrupt();
          }
        };

    TrainingInterruptedException end =
        catchThrowableOfType(
            TrainingInterruptedException.class,
            () -> train(backend, config(5).epochs(100_000).build(), interrupting));

    assertThat(end)
        .hasMessage(
            "training on logistic was interrupted: of 5 networks 0 were trained to the end and "
                + end.members().size()
                + " in part.");
    assertThat(end.members()).hasSizeBetween(1, atOnce);
    assertThat(end.members()).anyMatch(member -> member.history().size() == 2);
    assertThat(end.model()).isSameAs(end.members().get(0));
    assertThat(backend.open()).isZero();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void networksThatWereTrainedToTheEndBeforeAnInterruptAreKeptWhole() {
    TrainingObserver interrupting =
        event -> {
          if (event.member() == 2 && event instanceof TrainingEvent.Started) {
            Thread.currentThread().interrupt();
          }
        };
    FitConfig config = config(4).build();
    double[] second = Jobs.train(job(config).member(1)).weights().toArray();

    TrainingInterruptedException end =
        catchThrowableOfType(
            TrainingInterruptedException.class,
            () -> train(new SeveralAtOnce(1), config, interrupting));

    assertThat(end)
        .hasMessage(
            "training on logistic was interrupted: of 4 networks 2 were trained to the end and 1 in"
                + " part.");
    assertThat(end.members()).extracting(of -> of.history().size()).containsExactly(6, 6, 0);
    assertThat(end.members().get(1).weights().toArray()).containsExactly(second);
  }

  @Test
  void anInterruptAfterTheLastBatchComesTooLate() {
    TrainingObserver interrupting =
        event -> {
          if (event.member() == 2 && event instanceof TrainingEvent.Finished) {
            Thread.currentThread().interrupt();
          }
        };

    assertThat(train(new SeveralAtOnce(1), config(3).build(), interrupting).members()).hasSize(3);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void noMoreRunAtTheSameTimeThanTheEngineSays(int atOnce) {
    SeveralAtOnce backend = new SeveralAtOnce(atOnce);

    train(backend, config(9).build(), TrainingObserver.NONE);

    assertThat(backend.most()).isBetween(1, atOnce);
    assertThat(backend.trained()).isEqualTo(9);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("concord-ensemble"));
  }
}
