package org.concordml.training;

/** Is told what happens in a training, on the thread that trains. */
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
