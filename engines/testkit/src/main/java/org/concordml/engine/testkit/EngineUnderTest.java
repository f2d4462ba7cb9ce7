package org.concordml.engine.testkit;

import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingLoop;
import org.concordml.training.TrainingObserver;

/**
 * The engine a contract is asked of.
 *
 * @param backend the engine
 * @param precision how exactly it computes
 * @param device where it computes
 */
public record EngineUnderTest(TrainingBackend backend, Precision precision, DeviceChoice device) {

  /** On the CPU. */
  public EngineUnderTest(TrainingBackend backend, Precision precision) {
    this(backend, precision, choice("cpu"));
  }

  /**
   * @param name such as {@code gpu:0}
   * @return the same engine there
   */
  public EngineUnderTest on(String name) {
    return new EngineUnderTest(backend, precision, choice(name));
  }

  /**
   * @return the same engine, asked to compute with so many threads
   */
  public EngineUnderTest with(ThreadCount threads) {
    DeviceRequest request = device.requested().withThreads(threads);
    return new EngineUnderTest(
        backend, precision, new DeviceChoice(request, device.used(), device.reason()));
  }

  private static DeviceChoice choice(String name) {
    return new DeviceChoice(DeviceRequest.parse(name), name, "asked for");
  }

  public TrainingSession open(TrainingJob job) {
    return backend.train(job.session(), device);
  }

  /** A session with the job's rows bound. */
  public TrainingSession bound(TrainingJob job) {
    TrainingSession session = open(job);
    session.bind(job.train(), job.rowWeights());
    return session;
  }

  public TrainedModel train(TrainingJob job) {
    return new TrainingLoop(backend, device).run(job, TrainingObserver.NONE);
  }
}
