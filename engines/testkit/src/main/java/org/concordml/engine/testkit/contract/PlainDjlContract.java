package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.concordml.data.Examples;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.djl.DenseNetworkBlock;
import org.concordml.engine.djl.TabularDataset;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@link TabularDataset} and {@link DenseNetworkBlock} are of use to those who train with DJL
 * alone. {@link #trainsWithEasyTrain} is also the example of how.
 */
public abstract class PlainDjlContract {

  private final EngineBackend backend;
  private final String engine;

  /**
   * @param backend of Concord, asked to load DJL's engine offline
   * @param engine DJL's name of it
   */
  protected PlainDjlContract(EngineBackend backend, String engine) {
    this.backend = backend;
    this.engine = engine;
  }

  @BeforeEach
  void load() {
    assertThat(backend.availability()).isInstanceOf(EngineAvailability.Available.class);
  }

  @Test
  void trainsWithEasyTrain() throws IOException, TranslateException {
    Examples rows = SampleRows.draw(600, 8, 1);
    Examples heldOut = SampleRows.draw(300, 8, 2);
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
            .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.01f)).build())
            .optDevices(new Device[] {Device.cpu()});

    try (Model model = Model.newInstance("example", Device.cpu(), engine)) {
      model.setBlock(new DenseNetworkBlock(NetworkSpec.standard(8)));
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(1, 8));
        TabularDataset dataset =
            TabularDataset.builder(trainer.getManager(), rows).batches(32, true).build();
        EasyTrain.fit(trainer, 5, dataset, null);

        assertThat(accuracy(trainer, heldOut)).isGreaterThan(0.9);
      }
    }
  }

  private static double accuracy(Trainer trainer, Examples rows) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      TabularDataset dataset = TabularDataset.builder(manager, rows).build();
      float[] logits = trainer.evaluate(new NDList(dataset.features())).head().toFloatArray();
      int right = 0;
      for (int row = 0; row < logits.length; row++) {
        right += logits[row] > 0 == rows.label(row) ? 1 : 0;
      }
      return (double) right / logits.length;
    }
  }

  @Test
  void batchesHoldTheRowsInOrderTheLastOneShort() throws IOException, TranslateException {
    Examples rows = SampleRows.draw(70, 3, 1);
    List<Float> features = new ArrayList<>();
    List<Float> labels = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), engine)) {
      TabularDataset dataset = TabularDataset.builder(manager, rows).batches(32, false).build();
      for (Batch batch : dataset.getData(manager)) {
        sizes.add(batch.getData().head().getShape().get(0));
        addAll(batch.getData().head(), features);
        addAll(batch.getLabels().head(), labels);
        batch.close();
      }
    }
    assertThat(sizes).containsExactly(32L, 32L, 6L);
    for (int row = 0; row < rows.rows(); row++) {
      assertThat(labels.get(row)).isEqualTo(rows.label(row) ? 1 : 0);
      for (int column = 0; column < 3; column++) {
        assertThat((double) features.get(3 * row + column))
            .isEqualTo(rows.features().get(row, column));
      }
    }
  }

  @Test
  void shuffledBatchesHoldEveryRowOnceWithItsLabel() throws IOException, TranslateException {
    Examples rows = SampleRows.draw(70, 1, 1);
    List<String> found = new ArrayList<>();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), engine)) {
      TabularDataset dataset = TabularDataset.builder(manager, rows).batches(16, true).build();
      for (Batch batch : dataset.getData(manager)) {
        float[] x = batch.getData().head().toFloatArray();
        float[] y = batch.getLabels().head().toFloatArray();
        for (int i = 0; i < x.length; i++) {
          found.add(x[i] + " " + y[i]);
        }
        batch.close();
      }
    }
    List<String> expected = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      expected.add((float) rows.features().get(row, 0) + " " + (rows.label(row) ? 1f : 0f));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected).isNotEqualTo(expected);
  }

  private static void addAll(NDArray array, List<Float> target) {
    for (float value : array.toFloatArray()) {
      target.add(value);
    }
  }
}
