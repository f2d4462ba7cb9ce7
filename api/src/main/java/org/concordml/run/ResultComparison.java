package org.concordml.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.concordml.comparison.Tolerance;
import org.concordml.training.EpochRecord;

/**
 * How far apart two results are. Differences of losses are relative to scale, as {@link Tolerance}
 * has it.
 *
 * @param first a result
 * @param second the other
 * @param isIdentical whether every number is the same to the last bit, the parameters included, but
 *     for what was measured
 * @param largest difference of a loss: of an epoch, training or validation, or of the test rows; of
 *     the epochs that both have
 * @param place of the largest difference; "nowhere" if there is none
 * @param metrics of the test rows that differ, by name
 */
public record ResultComparison(
    EngineResult first,
    EngineResult second,
    boolean isIdentical,
    double largest,
    String place,
    Map<String, Pair> metrics) {

  /**
   * Two values of a metric.
   *
   * @param first of the first result; NaN if it is undefined there
   * @param second of the second
   */
  public record Pair(double first, double second) {}

  /** Keeps the largest difference that it is shown. */
  private static final class Largest {
    private double value;
    private String place = "nowhere";

    private void see(double first, double second, String where) {
      double difference = Tolerance.difference(first, second);
      if (difference > value && Double.compare(first, second) != 0) { // undefined in both
        value = difference;
        place = where;
      }
    }
  }

  /**
   * @param first a result
   * @param second another, of the same job or not
   * @return how far apart they are
   */
  static ResultComparison between(EngineResult first, EngineResult second) {
    Largest largest = new Largest();
    int networks = Math.min(first.networks().size(), second.networks().size());
    for (int member = 0; member < networks; member++) {
      String of = first.networks().size() == 1 ? "" : " of network " + (member + 1);
      List<EpochRecord> one = first.networks().get(member).epochs();
      List<EpochRecord> other = second.networks().get(member).epochs();
      see(largest, one, other, EpochRecord::loss, "the training loss of epoch %d" + of);
      see(largest, one, other, EpochRecord::valLoss, "the validation loss of epoch %d" + of);
    }
    largest.see(first.loss(), second.loss(), "the test loss");
    Map<String, Pair> metrics = metrics(first.metrics(), second.metrics());
    return new ResultComparison(
        first,
        second,
        largest.value == 0
            && metrics.isEmpty()
            && first.weightsSha256().equals(second.weightsSha256())
            && unmeasured(first).equals(unmeasured(second)),
        largest.value,
        largest.place,
        metrics);
  }

  private static void see(
      Largest largest,
      List<EpochRecord> first,
      List<EpochRecord> second,
      ToDoubleFunction<EpochRecord> loss,
      String place) {
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      largest.see(
          loss.applyAsDouble(first.get(i)),
          loss.applyAsDouble(second.get(i)),
          place.replace("%d", String.valueOf(i + 1)));
    }
  }

  private static Map<String, Pair> metrics(Map<String, Double> first, Map<String, Double> second) {
    Map<String, Double> all = new LinkedHashMap<>(first);
    second.forEach(all::putIfAbsent);
    Map<String, Pair> differing = new LinkedHashMap<>();
    for (String metric : all.keySet()) {
      if (!Objects.equals(first.get(metric), second.get(metric))) {
        differing.put(
            metric,
            new Pair(
                first.getOrDefault(metric, Double.NaN), second.getOrDefault(metric, Double.NaN)));
      }
    }
    return differing;
  }

  /** The histories without their seconds. */
  private static List<NetworkHistory> unmeasured(EngineResult result) {
    return result.networks().stream()
        .map(
            network ->
                new NetworkHistory(
                    network.bestEpoch(),
                    network.stoppedEarly(),
                    network.epochs().stream().map(ResultComparison::unmeasured).toList()))
        .toList();
  }

  private static EpochRecord unmeasured(EpochRecord epoch) {
    return new EpochRecord(
        epoch.epoch(),
        epoch.loss(),
        epoch.metric(),
        epoch.valLoss(),
        epoch.valMetric(),
        0,
        epoch.weightedMetric());
  }

  /**
   * @return whether networks, or epochs of one, are more in one of them
   */
  public boolean differInLength() {
    return !lengths(first).equals(lengths(second));
  }

  /**
   * @param result one of the two
   * @return epochs of each network
   */
  public static List<Integer> lengths(EngineResult result) {
    return result.networks().stream().map(network -> network.epochs().size()).toList();
  }

  /**
   * @param tolerance relative to scale
   * @return whether no loss is further apart, and none is there in one of them only
   */
  public boolean agrees(Tolerance tolerance) {
    return !differInLength() && largest <= tolerance.relative();
  }
}
