package org.concordml.engine.plain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.concordml.engine.Capability;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineSession;
import org.concordml.engine.SessionConfig;

/** Plain Java in float64: always available, quickest for small networks. */
public final class JavaBackend implements EngineBackend {

  /** For {@link java.util.ServiceLoader}. */
  public JavaBackend() {}

  @Override
  public String id() {
    return "java";
  }

  @Override
  public EngineAvailability availability() {
    return new EngineAvailability.Available(
        System.getProperty("java.version"),
        List.of("cpu"),
        "plain Java computes on the CPU only",
        "none (float64 Java)",
        "",
        0);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public EngineSession open(SessionConfig config, DeviceChoice device) {
    return new JavaSession(config);
  }
}
