package org.concordml.engine.testkit;

import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineSession;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingLoop;
import org.concordml.training.TrainingObserver;

/**
 * The engine a contract is asked of, on the CPU.
 *
 * @param backend the engine
 * @param precision how exactly it computes
 */
public record EngineUnderTest(EngineBackend backend, Precision precision) {

  private static final DeviceChoice CPU = new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for");

  EngineSession open(TrainingJob job) {
    return backend.open(job.session(), CPU);
  }

  /** A session with the job's rows bound. */
  EngineSession bound(TrainingJob job) {
    EngineSession session = open(job);
    session.bind(job.train(), job.rowWeights());
    return session;
  }

  TrainedModel train(TrainingJob job) {
    return new TrainingLoop(backend, CPU).run(job, TrainingObserver.NONE);
  }
}
