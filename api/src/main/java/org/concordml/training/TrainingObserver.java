package org.concordml.training;

/**
 * Is told what happens in a training, on the thread that trains. Networks of an ensemble may be
 * trained by several threads at the same time, whose events come in any order, but one at a time.
 *
 * <p>Whatever an observer throws ends the training: the session is closed, and the caller of {@link
 * TrainingLoop#run} gets that very throwable. To end a training and keep what was trained,
 * interrupt the thread, from an observer or from elsewhere, see {@link
 * TrainingInterruptedException}.
 */
@FunctionalInterface
public interface TrainingObserver {

  /** Does nothing. */
  TrainingObserver NONE = event -> {};

  /**
   * @param event what happened
   */
  void on(TrainingEvent event);

  /**
   * @param next is told after this one
   * @return both
   */
  default TrainingObserver and(TrainingObserver next) {
    return event -> {
      on(event);
      next.on(event);
    };
  }
}
