package org.concordml.agreement;

import java.util.function.UnaryOperator;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;

/**
 * A real engine with a fault planted in what it is told or in what it does.
 *
 * @param base the engine
 * @param misled what it is told instead
 * @param faulty what is done instead
 */
record FaultyBackend(
    TrainingBackend base, UnaryOperator<TrainingSpec> misled, UnaryOperator<TrainingSession> faulty)
    implements TrainingBackend {

  @Override
  public String id() {
    return "faulty";
  }

  @Override
  public EngineAvailability availability() {
    return base.availability();
  }

  @Override
  public TrainingSession train(TrainingSpec config, DeviceChoice device) {
    return faulty.apply(base.train(misled.apply(config), device));
  }
}
