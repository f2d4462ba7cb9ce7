package org.concordml.agreement;

import java.util.List;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingLoop;
import org.concordml.training.TrainingObserver;

/** The engines of this platform, on the CPU. */
final class Engines {

  private static final DeviceChoice CPU = new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for");

  private Engines() {}

  static TrainingBackend java() {
    return EngineRegistry.load().findTraining("java");
  }

  /** All but {@code java} that this platform has a native library for. */
  static List<TrainingBackend> others() {
    return EngineRegistry.load().allTraining().stream()
        .filter(engine -> !engine.id().equals("java"))
        .filter(engine -> engine.availability() instanceof EngineAvailability.Available)
        .toList();
  }

  static TrainingSession open(TrainingBackend engine, TrainingJob job) {
    return engine.train(job.session(), CPU);
  }

  static TrainedModel train(TrainingBackend engine, TrainingJob job) {
    return new TrainingLoop(engine, CPU).run(job, TrainingObserver.NONE);
  }
}
