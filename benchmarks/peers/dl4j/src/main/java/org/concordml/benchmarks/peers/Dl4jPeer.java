package org.concordml.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.concordml.benchmarks.PeerRows;
import org.concordml.benchmarks.TimedRuns;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Deeplearning4j's multi-layer network, in batches that are views of the shuffled rows. */
public final class Dl4jPeer {

  private final Random random = new Random(42);
  private final MultiLayerNetwork network;

  private Dl4jPeer() {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(42)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(0.001))
            .list()
            .layer(hidden(30, 32))
            .layer(hidden(32, 16))
            .layer(
                new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                    .nIn(16)
                    .nOut(1)
                    .activation(Activation.SIGMOID)
                    .build())
            .build();
    network = new MultiLayerNetwork(configuration);
    network.init();
  }

  private static DenseLayer hidden(int inputs, int units) {
    return new DenseLayer.Builder().nIn(inputs).nOut(units).activation(Activation.RELU).build();
  }

  /**
   * Does one work.
   *
   * @param args work, threads (set by OMP_NUM_THREADS) and the bundled CSV
   * @throws IOException if the CSV cannot be read
   */
  public static void main(String[] args) throws IOException {
    Dl4jPeer peer = new Dl4jPeer();
    Class<?> library = MultiLayerNetwork.class;
    if (!args[0].equals("job")) {
      DataSet rows = dataSet(PeerRows.of(args[0]));
      int batch = PeerRows.batch(args[0]);
      TimedRuns.tell(System.out, library, TimedRuns.of(() -> peer.epoch(rows, batch)));
      return;
    }
    List<PeerRows> parts = PeerRows.table(Path.of(args[2]));
    DataSet train = dataSet(parts.get(0));
    DataSet test = dataSet(parts.get(1));
    double accuracy = 0;
    for (int epoch = 0; epoch < 10; epoch++) {
      peer.epoch(train, 32);
      accuracy = peer.accuracy(test);
    }
    TimedRuns.tell(System.out, library, peer.network.score(test), accuracy);
  }

  private static DataSet dataSet(PeerRows rows) {
    float[][] x = new float[rows.y().length][30];
    float[][] y = new float[rows.y().length][1];
    for (int i = 0; i < x.length; i++) {
      y[i][0] = rows.y()[i];
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] = (float) rows.x()[i][j];
      }
    }
    return new DataSet(Nd4j.create(x), Nd4j.create(y));
  }

  private void epoch(DataSet rows, int batch) {
    rows.shuffle(random.nextLong());
    for (int from = 0; from < rows.numExamples(); from += batch) {
      var range = NDArrayIndex.interval(from, Math.min(rows.numExamples(), from + batch));
      network.fit(
          rows.getFeatures().get(range, NDArrayIndex.all()),
          rows.getLabels().get(range, NDArrayIndex.all()));
    }
  }

  private double accuracy(DataSet rows) {
    INDArray said = network.output(rows.getFeatures());
    int right = 0;
    for (int i = 0; i < rows.numExamples(); i++) {
      right += said.getDouble(i) > 0.5 == rows.getLabels().getDouble(i) > 0.5 ? 1 : 0;
    }
    return right / (double) rows.numExamples();
  }
}
