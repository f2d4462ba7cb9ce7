package org.concordml.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.concordml.benchmarks.PeerRows;
import org.concordml.benchmarks.TimedRuns;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.impl.ArrayExample;
import org.tribuo.interop.tensorflow.DenseFeatureConverter;
import org.tribuo.interop.tensorflow.GradientOptimiser;
import org.tribuo.interop.tensorflow.LabelConverter;
import org.tribuo.interop.tensorflow.TensorFlowModel;
import org.tribuo.interop.tensorflow.TensorFlowTrainer;
import org.tribuo.interop.tensorflow.example.MLPExamples;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Tribuo's perceptron, which is TensorFlow's. A training cannot be cut into epochs from outside, so
 * an epoch is what a training of 1 + n of them takes longer than one of 1, by n.
 */
public final class TribuoPeer {

  private static final String INPUT = "rows";

  private TribuoPeer() {}

  /**
   * Does one work.
   *
   * @param args work, threads (not settable) and the bundled CSV
   * @throws IOException if the CSV cannot be read
   */
  public static void main(String[] args) throws IOException {
    if (!args[0].equals("job")) {
      Dataset<Label> rows = dataset(PeerRows.of(args[0]));
      int more = args[0].equals("epoch") ? 40 : 2;
      train(rows, more); // compiles
      List<Double> seconds =
          IntStream.range(0, 5)
              .mapToObj(i -> (time(rows, 1 + more) - time(rows, 1)) / more)
              .toList();
      TimedRuns.tell(System.out, TensorFlowTrainer.class, seconds);
      return;
    }
    List<PeerRows> parts = PeerRows.table(Path.of(args[2]));
    try (TensorFlowModel<Label> model = train(dataset(parts.get(0)), 10)) {
      double accuracy = new LabelEvaluator().evaluate(model, dataset(parts.get(1))).accuracy();
      TimedRuns.tell(System.out, TensorFlowTrainer.class, Double.NaN, accuracy);
    }
  }

  private static double time(Dataset<Label> rows, int epochs) {
    long start = System.nanoTime();
    train(rows, epochs).close();
    return (System.nanoTime() - start) / 1e9;
  }

  private static TensorFlowModel<Label> train(Dataset<Label> rows, int epochs) {
    var graph = MLPExamples.buildMLPGraph(INPUT, 30, new int[] {32, 16}, 2);
    var adam = Map.of("learningRate", 0.001f, "betaOne", 0.9f, "betaTwo", 0.999f, "epsilon", 1e-7f);
    return new TensorFlowTrainer<>(
            graph.graphDef,
            graph.outputName,
            GradientOptimiser.ADAM,
            adam,
            new DenseFeatureConverter(INPUT),
            new LabelConverter(),
            32,
            epochs,
            32,
            -1)
        .train(rows);
  }

  private static Dataset<Label> dataset(PeerRows rows) {
    LabelFactory labels = new LabelFactory();
    String[] names = IntStream.range(0, 30).mapToObj(j -> "f" + (10 + j)).toArray(String[]::new);
    var all = new MutableDataset<>(new SimpleDataSourceProvenance("rows", labels), labels);
    for (int i = 0; i < rows.y().length; i++) {
      all.add(new ArrayExample<>(new Label("class" + rows.y()[i]), names, rows.x()[i]));
    }
    return all;
  }
}
