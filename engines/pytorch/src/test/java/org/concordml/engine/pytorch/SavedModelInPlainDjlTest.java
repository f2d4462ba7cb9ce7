package org.concordml.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.BundleWriter;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.network.Head;
import org.concordml.provenance.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who has DJL and nothing of Concord loads the parameters of a saved model. */
@DisabledOnOs(
    value = OS.MAC,
    architectures = "x86_64",
    disabledReason = "libtorch 2.7.1 has no build for it")
class SavedModelInPlainDjlTest {

  @TempDir private Path folder;

  @Test
  void predictsTheSame() throws IOException, MalformedModelException {
    Experiment experiment =
        Experiment.of(Recipe.standard(TableRoles.target("outcome")), table(200));
    PyTorchBackend backend = new PyTorchBackend();
    Path path = folder.resolve("model.concord");
    BundleWriter.write(
        Bundle.of(experiment, experiment.run(backend), backend, Provenance.now(List.of())), path);
    Bundle bundle = BundleReader.read(path);
    FeatureMatrix features = bundle.model().preprocessing().apply(bundle.golden().rows());
    float[] values = new float[features.rows() * features.columns()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) features.get(i / features.columns(), i % features.columns());
    }

    try (Model model = Model.newInstance("model", "PyTorch");
        NDManager manager = model.getNDManager().newSubManager()) {
      model.setBlock(
          new SequentialBlock()
              .add(Linear.builder().setUnits(32).build())
              .add(Activation.reluBlock())
              .add(Linear.builder().setUnits(16).build())
              .add(Activation.reluBlock())
              .add(Linear.builder().setUnits(1).build()));
      model.load(path, "model");
      NDArray rows = manager.create(values, new Shape(features.rows(), features.columns()));
      float[] logits =
          model
              .getBlock()
              .forward(new ParameterStore(manager, false), new NDList(rows), false)
              .singletonOrThrow()
              .toFloatArray();

      double[] predictions = bundle.golden().predictions();
      assertThat(logits).hasSameSizeAs(predictions);
      for (int i = 0; i < logits.length; i++) {
        assertThat(Head.sigmoid(logits[i])).isCloseTo(predictions[i], within(1e-6));
      }
    }
  }

  private static Table table(int rows) {
    double[] a = new double[rows];
    double[] b = new double[rows];
    double[] outcome = new double[rows];
    for (int i = 0; i < rows; i++) {
      a[i] = i * 37 % 101;
      b[i] = i * 53 % 89;
      outcome[i] = a[i] > b[i] ? 1 : 0;
    }
    return Table.of(
        "rows",
        List.of(
            NumberColumn.of("a", a), NumberColumn.of("b", b), NumberColumn.of("outcome", outcome)));
  }
}
