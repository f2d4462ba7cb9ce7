package org.concordml.training.runner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.concordml.ConcordException;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.TrainingBackend;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingDivergedException;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingInterruptedException;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingLoop;
import org.concordml.training.TrainingObserver;
import org.jspecify.annotations.Nullable;

/**
 * Trains the networks of a job: one on the caller's thread, several as many at the same time as the
 * engine says. Each has streams of its own and knows nothing of the others, so that how many run at
 * the same time changes no number.
 *
 * <p>Stateless; each call of {@link #run} has threads of its own, which have ended when it returns.
 */
public final class EnsembleTraining {

  private final TrainingBackend backend;
  private final DeviceChoice device;
  private final TrainingLoop loop;

  /**
   * @param backend the engine
   * @param device where on it
   */
  public EnsembleTraining(TrainingBackend backend, DeviceChoice device) {
    this.backend = backend;
    this.device = device;
    this.loop = new TrainingLoop(backend, device);
  }

  /**
   * Trains as many networks as the job's configuration says.
   *
   * <p>If some fail, the failure is that of the first of them in order, as if they were trained one
   * after another. An interrupt, of the caller's thread or of one that trains, and whatever else an
   * observer throws end all of them after the batch at hand.
   *
   * @param job what to train; its weights and order are those of the first network
   * @param observer is told of every epoch of every network, one event at a time
   * @return the networks and what they say together
   * @throws TrainingDivergedException if a loss becomes NaN or infinite; it says in which network
   * @throws TrainingInterruptedException if it was interrupted before the last batch; holds the
   *     networks as far as they were trained
   */
  public TrainedEnsemble run(TrainingJob job, TrainingObserver observer) {
    return resume(job, EnsembleState.beginning(), observer);
  }

  /**
   * Goes on with a training that was ended, see {@link TrainingLoop#resume}. Networks that are
   * finished are scored and not trained again.
   *
   * @param job the whole of it, as it was begun
   * @param from how far each of its networks is
   * @param observer is told of every epoch that remains
   * @return the networks and what they say together
   * @throws IllegalArgumentException if the state is that of another job
   * @throws TrainingDivergedException as {@link #run}
   * @throws TrainingInterruptedException as {@link #run}
   */
  public TrainedEnsemble resume(TrainingJob job, EnsembleState from, TrainingObserver observer) {
    int members = job.config().ensemble();
    from.requireOf(job);
    List<TrainedModel> trained =
        members == 1
            ? List.of(loop.run(job, from.of(0), observer, () -> false))
            : new Members(job, from, observer, members).train();
    return TrainedEnsemble.of(job, trained);
  }

  /** The networks of one call, and how far each is; what several threads see is guarded. */
  private final class Members {

    private final TrainingJob job;
    private final EnsembleState from;
    private final TrainingObserver observer;
    private final @Nullable TrainedModel[] models;
    private int next;
    private int finished;

    /** Networks from here on need not be trained: the one before failed. */
    private volatile int end;

    private volatile boolean interrupted;
    private @Nullable ConcordException failure;
    private @Nullable Throwable thrown;

    Members(TrainingJob job, EnsembleState from, TrainingObserver observer, int count) {
      this.job = job;
      this.from = from;
      this.observer = observer;
      this.models = new @Nullable TrainedModel[count];
      this.end = count;
    }

    List<TrainedModel> train() {
      List<Thread> others = new ArrayList<>();
      int atOnce = Math.min(models.length, backend.trainingsAtOnce(device));
      for (int i = 1; i < atOnce; i++) {
        Thread other = new Thread(this::work, "concord-ensemble-" + i);
        other.setDaemon(true);
        other.start();
        others.add(other);
      }
      work();
      boolean waitInterrupted = false;
      for (Thread other : others) {
        waitInterrupted |= await(other);
      }
      if (interrupted || waitInterrupted) {
        Thread.currentThread().interrupt();
      }
      return outcome();
    }

    /**
     * Waits for a thread to end; an interrupt meanwhile ends the training.
     *
     * @return whether there was one
     */
    private boolean await(Thread other) {
      boolean asked = false;
      while (true) {
        try {
          other.join();
          return asked;
        } catch (InterruptedException interrupt) {
          interrupted = true;
          asked = true;
        }
      }
    }

    private void work() {
      for (int member = take(); member >= 0; member = take()) {
        train(member);
      }
      if (Thread.currentThread().isInterrupted()) { // after its last batch
        interrupted = true;
      }
    }

    /** The next network to train; -1 if there is none. */
    private synchronized int take() {
      return next < end && !interrupted ? next++ : -1;
    }

    private void train(int member) {
      try {
        TrainedModel model =
            loop.run(
                job.member(member),
                from.of(member),
                event -> tell(member, event),
                () -> hasEnded(member));
        keep(member, model, true);
      } catch (TrainingInterruptedException interrupt) {
        if (!hasEnded(member)) { // this very thread was interrupted
          interrupted = true;
        }
        keep(member, interrupt.model(), false);
      } catch (ConcordException failed) {
        fail(member, failed);
      } catch (RuntimeException | Error other) {
        abandon(other);
      }
    }

    private boolean hasEnded(int member) {
      return interrupted || member >= end;
    }

    private synchronized void tell(int member, TrainingEvent event) {
      if (hasEnded(member)) {
        return;
      }
      try {
        observer.on(event);
      } catch (RuntimeException | Error ofObserver) {
        abandon(ofObserver);
        throw ofObserver;
      }
    }

    private synchronized void keep(int member, TrainedModel model, boolean isWhole) {
      models[member] = model;
      finished += isWhole ? 1 : 0;
    }

    private synchronized void fail(int member, ConcordException failed) {
      if (member < end) {
        end = member;
        failure = failed;
      }
    }

    private synchronized void abandon(Throwable other) {
      if (thrown == null) {
        thrown = other;
        end = 0;
      }
    }

    private synchronized List<TrainedModel> outcome() {
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown != null) {
        throw (RuntimeException) thrown;
      }
      if (failure instanceof TrainingDivergedException diverged) {
        throw diverged.inNetwork(end + 1, models.length);
      }
      if (failure != null) {
        throw failure;
      }
      List<TrainedModel> begun = Arrays.stream(models).filter(Objects::nonNull).toList();
      if (finished < models.length) {
        throw new TrainingInterruptedException(begun, finished, models.length);
      }
      return begun;
    }
  }
}
