package org.concordml.cli;

import java.util.List;
import org.concordml.Remedy;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;

/** An engine whose native library is missing. */
final class AbsentBackend implements TrainingBackend {

  @Override
  public String id() {
    return "absent";
  }

  @Override
  public EngineAvailability availability() {
    return new EngineAvailability.Unavailable(
        "its native library is not on the class path",
        List.of(Remedy.of("add org.example:natives:1.0")),
        null);
  }

  @Override
  public TrainingSession train(TrainingSpec config, DeviceChoice device) {
    throw new AssertionError("an absent engine must not be opened");
  }
}
