package org.concordml.engine.testkit;

import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.ScoringSession;
import org.concordml.engine.ThreadCount;
import org.concordml.network.NetworkSpec;
import org.concordml.network.WeightInitializer;
import org.concordml.network.Weights;
import org.concordml.random.RandomStreams;

/**
 * The engine that the scoring part of the contract is asked of.
 *
 * @param backend the engine, which may train or not
 * @param precision how exactly it computes
 * @param device where it computes
 */
public record ScorerUnderTest(EngineBackend backend, Precision precision, DeviceChoice device) {

  /** On the CPU. */
  public ScorerUnderTest(EngineBackend backend, Precision precision) {
    this(backend, precision, new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for"));
  }

  /**
   * @return the same engine, asked to compute with so many threads
   */
  public ScorerUnderTest with(ThreadCount threads) {
    DeviceRequest request = device.requested().withThreads(threads);
    return new ScorerUnderTest(
        backend, precision, new DeviceChoice(request, device.used(), device.reason()));
  }

  /** A session with the {@link #weights} of a network. */
  public ScoringSession open(NetworkSpec network) {
    return backend.score(network, weights(network), device);
  }

  /** Weights of a network, the same for the same network; no bias is 0. */
  public static Weights weights(NetworkSpec network) {
    double[] values =
        WeightInitializer.GLOROT_UNIFORM.draw(network, new RandomStreams(42)).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] += 0.002 * (i % 11 - 5.5);
    }
    return new Weights(network.layout(), values);
  }
}
