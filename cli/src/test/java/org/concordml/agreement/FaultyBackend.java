package org.concordml.agreement;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.concordml.engine.Capability;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineSession;
import org.concordml.engine.SessionConfig;

/**
 * A real engine with a fault planted in what it is told or in what it does.
 *
 * @param base the engine
 * @param misled what it is told instead
 * @param faulty what is done instead
 */
record FaultyBackend(
    EngineBackend base, UnaryOperator<SessionConfig> misled, UnaryOperator<EngineSession> faulty)
    implements EngineBackend {

  @Override
  public String id() {
    return "faulty";
  }

  @Override
  public EngineAvailability availability() {
    return base.availability();
  }

  @Override
  public Set<Capability> capabilities() {
    return base.capabilities();
  }

  @Override
  public EngineSession open(SessionConfig config, DeviceChoice device) {
    return faulty.apply(base.open(misled.apply(config), device));
  }
}
