package org.concordml.engine.plain;

import java.util.List;
import org.concordml.engine.CheckedSession;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;

/**
 * Plain Java in float64: always available, quickest for small networks.
 *
 * <p>Batches above 256 rows are shared among threads; the numbers are the same to the last bit for
 * any number of them. A fixed {@link org.concordml.engine.ThreadCount} shares every such batch
 * among so many threads; {@code auto} among as many as there are processors, where that pays; never
 * more than 16 help. They are started when first needed and end when the session is closed.
 */
public final class JavaBackend implements TrainingBackend {

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
  public TrainingSession train(TrainingSpec config, DeviceChoice device) {
    if (!device.used().equals("cpu")) {
      throw new IllegalArgumentException(
          "device must be one that java lists, found '" + device.used() + "'");
    }
    return new CheckedSession(
        new JavaSession(config, device.requested().threads()), config.network());
  }

  /** As many as there are processors for the threads that each is asked to use. */
  @Override
  public int trainingsAtOnce(DeviceChoice device) {
    int threads = device.requested().threads().fixed().orElse(1);
    return Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
  }
}
