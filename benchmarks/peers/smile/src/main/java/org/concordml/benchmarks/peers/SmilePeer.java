package org.concordml.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.concordml.benchmarks.PeerRows;
import org.concordml.benchmarks.TimedRuns;
import smile.base.mlp.Layer;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.math.TimeFunction;

/** Smile's perceptron. It has no Adam; RMSProp is the nearest that it has. */
public final class SmilePeer {

  private static final int INPUTS = 30;

  private final Random random = new Random(42);
  private final MLP network;

  private SmilePeer() {
    network =
        new MLP(
            Layer.input(INPUTS),
            Layer.rectifier(32),
            Layer.rectifier(16),
            Layer.mle(1, OutputFunction.SIGMOID));
    network.setLearningRate(TimeFunction.constant(0.001));
    network.setRMSProp(0.9, 1e-7);
  }

  /**
   * Does one work.
   *
   * @param args work, threads (not used: it computes on one) and the bundled CSV
   * @throws IOException if the CSV cannot be read
   */
  public static void main(String[] args) throws IOException {
    SmilePeer peer = new SmilePeer();
    if (!args[0].equals("job")) {
      PeerRows rows = PeerRows.of(args[0]);
      int batch = PeerRows.batch(args[0]);
      TimedRuns.tell(System.out, MLP.class, TimedRuns.of(() -> peer.epoch(rows, batch)));
      return;
    }
    List<PeerRows> parts = PeerRows.table(Path.of(args[2]));
    double[] lossAndAccuracy = new double[2];
    for (int epoch = 0; epoch < 10; epoch++) {
      peer.epoch(parts.get(0), 32);
      lossAndAccuracy = peer.evaluate(parts.get(1));
    }
    TimedRuns.tell(System.out, MLP.class, lossAndAccuracy[0], lossAndAccuracy[1]);
  }

  private void epoch(PeerRows rows, int batch) {
    int[] order = rows.order(random);
    for (int from = 0; from < order.length; from += batch) {
      int size = Math.min(batch, order.length - from);
      double[][] x = new double[size][];
      int[] y = new int[size];
      for (int i = 0; i < size; i++) {
        x[i] = rows.x()[order[from + i]];
        y[i] = rows.y()[order[from + i]];
      }
      network.update(x, y);
    }
  }

  private double[] evaluate(PeerRows rows) {
    double loss = 0;
    double right = 0;
    double[] posterior = new double[2];
    for (int i = 0; i < rows.y().length; i++) {
      right += network.predict(rows.x()[i], posterior) == rows.y()[i] ? 1 : 0;
      loss -= Math.log(Math.max(1e-15, posterior[rows.y()[i]]));
    }
    return new double[] {loss / rows.y().length, right / rows.y().length};
  }
}
