package org.concordml.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.concordml.evaluation.ranking.RankedScores;

/**
 * Areas under ROC curves of several classes. Sorts each class's probabilities once for each column:
 * {@code O(K n log n)} for K classes and n rows.
 */
final class ClassAreas {

  private final ClassPredictions predictions;
  private final double[] oneVsRest;
  private final double[] averagePrecision;

  ClassAreas(ClassPredictions predictions) {
    this.predictions = predictions;
    oneVsRest = new double[predictions.classes()];
    averagePrecision = new double[predictions.classes()];
    for (int k = 0; k < oneVsRest.length; k++) {
      RankedScores ranked =
          RankedScores.of(predictions.isClass(k), predictions.column(k), predictions.weights());
      oneVsRest[k] = ranked.areaUnderRoc();
      averagePrecision[k] = ranked.averagePrecision();
    }
  }

  /** Area of one class against all others; NaN if either is missing. */
  double oneVsRest(int k) {
    return oneVsRest[k];
  }

  /** NaN if the class is missing. */
  double averagePrecision(int k) {
    return averagePrecision[k];
  }

  double oneVsRestMacro() {
    return ofSeveral(Arrays.stream(oneVsRest).sum() / oneVsRest.length);
  }

  double averagePrecisionMacro() {
    return Arrays.stream(averagePrecision).sum() / averagePrecision.length;
  }

  /** Mean of the areas by the weight of their class; a class without any is left out. */
  double oneVsRestWeighted() {
    double sum = 0;
    for (int k = 0; k < oneVsRest.length; k++) {
      double support = predictions.counts().support(k);
      sum += support == 0 ? 0 : support * oneVsRest[k];
    }
    return ofSeveral(sum / predictions.counts().total());
  }

  /** Area over all pairs of row and class at once, positive where the row is of the class. */
  double oneVsRestMicro() {
    int classes = predictions.classes();
    int pairs = Math.multiplyExact(predictions.rows(), classes);
    boolean[] is = new boolean[pairs];
    double[] probability = new double[pairs];
    double[] weights = new double[predictions.isWeighted() ? pairs : 0];
    for (int i = 0; i < pairs; i++) {
      is[i] = predictions.truth(i / classes) == i % classes;
      probability[i] = predictions.probability(i / classes, i % classes);
      if (predictions.isWeighted()) {
        weights[i] = predictions.weight(i / classes);
      }
    }
    return ofSeveral(
        RankedScores.of(is, probability, predictions.isWeighted() ? weights : null).areaUnderRoc());
  }

  /**
   * Mean over the pairs of classes that have rows: of the area of the one by its probability and
   * that of the other by its own, among the rows of the two. NaN with row weights.
   *
   * @param byPrevalence whether a pair counts by its rows, else all alike
   */
  double oneVsOne(boolean byPrevalence) {
    double[][] areas = pairAreas();
    double sum = 0;
    double weights = 0;
    for (int a = 0; a < areas.length; a++) {
      for (int b = a + 1; b < areas.length; b++) {
        double ofA = predictions.counts().support(a);
        double ofB = predictions.counts().support(b);
        if (ofA > 0 && ofB > 0) {
          double weight = byPrevalence ? ofA + ofB : 1;
          sum += weight * (areas[a][b] + areas[b][a]) / 2;
          weights += weight;
        }
      }
    }
    return predictions.isWeighted() ? Double.NaN : ofSeveral(sum / weights);
  }

  /** Area of the first class against the second by the probability of the first. */
  private double[][] pairAreas() {
    int classes = predictions.classes();
    double[][] areas = new double[classes][classes];
    for (int a = 0; a < classes; a++) {
      double[][] sorted = new double[classes][];
      for (int b = 0; b < classes; b++) {
        sorted[b] = sorted(b, a);
      }
      for (int b = 0; b < classes; b++) {
        if (sorted[a].length > 0 && sorted[b].length > 0) {
          areas[a][b] = RankedScores.ofSorted(sorted[a], sorted[b]).areaUnderRoc();
        }
      }
    }
    return areas;
  }

  private double[] sorted(int ofClass, int column) {
    return IntStream.range(0, predictions.rows())
        .filter(row -> predictions.truth(row) == ofClass)
        .mapToDouble(row -> predictions.probability(row, column))
        .sorted()
        .toArray();
  }

  /** Averages are of three classes and more: of two, each has the same area, and it is the area. */
  private double ofSeveral(double average) {
    return oneVsRest.length > 2 ? average : Double.NaN;
  }
}
