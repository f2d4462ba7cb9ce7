package org.concordml.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.files.Sha256;
import org.concordml.network.Weights;
import org.concordml.provenance.EngineIdentity;
import org.concordml.training.runner.EngineRun;

/**
 * What one engine came to in a run, and what it cost.
 *
 * @param engine exactly which engine did the arithmetic
 * @param device where it did: {@code cpu}, {@code gpu:0}
 * @param weightsSha256 of the parameters of all networks in their order, each a little-endian
 *     float64: the same digest is the same model to the last bit
 * @param loss of the test rows
 * @param metrics of the test rows by name; those that are undefined left out
 * @param networks how the training of each went
 * @param trainSeconds training and validation, the table's way to the device included
 * @param rowsPerSecond training rows through a network a second, validation left out
 * @param peakMemoryMb most memory the process held during the run, in mebibytes
 */
public record EngineResult(
    EngineIdentity engine,
    String device,
    String weightsSha256,
    double loss,
    Map<String, Double> metrics,
    List<NetworkHistory> networks,
    double trainSeconds,
    double rowsPerSecond,
    double peakMemoryMb) {

  /** Takes copies. */
  public EngineResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    networks = List.copyOf(networks);
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("networks must have at least one history, found none");
    }
  }

  /**
   * @param run of an engine
   * @param engine exactly which
   * @return what came of it
   */
  public static EngineResult of(EngineRun run, EngineIdentity engine) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    run.evaluation()
        .metrics()
        .forEach(
            (metric, value) -> {
              if (Double.isFinite(value)) {
                metrics.put(metric.key(), value);
              }
            });
    return new EngineResult(
        engine,
        run.model().device().used(),
        sha256(run.model().weights()),
        run.model().test().loss(),
        metrics,
        run.model().members().stream().map(NetworkHistory::of).toList(),
        run.trainSeconds(),
        run.rowsPerSecond(),
        run.peakMemoryMb());
  }

  private static String sha256(List<Weights> networks) {
    MessageDigest digest = Sha256.digest();
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Weights weights : networks) {
      for (double value : weights.toArray()) {
        digest.update(bytes.putDouble(0, value).array());
      }
    }
    return Sha256.hex(digest);
  }
}
