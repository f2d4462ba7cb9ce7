package org.concordml.engine.onnxruntime;

import java.util.List;
import org.concordml.data.Table;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.plain.JavaBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Model;
import org.concordml.model.Predictions;
import org.concordml.model.Predictor;
import org.concordml.onnx.InputLayout;
import org.concordml.onnx.ModelCheck;
import org.concordml.onnx.ModelGraph;
import org.concordml.provenance.Provenance;
import org.concordml.training.FitConfig;

/** A model that was trained on {@code java}, and its graph in ONNX Runtime. */
final class ExportedModel {

  private final Model model;

  private ExportedModel(Model model) {
    this.model = model;
  }

  /** Trains three epochs: any weights will do. */
  static ExportedModel train(Recipe recipe, Table table) {
    FitConfig fit = recipe.fit().toBuilder().epochs(3).build();
    Experiment experiment = Experiment.of(recipe.withFit(fit), table);
    return new ExportedModel(
        experiment.model(experiment.run(new JavaBackend()), Provenance.now(List.of())));
  }

  Model model() {
    return model;
  }

  Predictions predict(Table rows) {
    try (Predictor predictor = new Predictor(model, new JavaBackend(), DeviceRequest.CPU)) {
      return predictor.predict(rows);
    }
  }

  /** Largest difference of a prediction; fails where a label differs. */
  double difference(InputLayout layout, Table rows) {
    ModelGraph graph = new ModelGraph(model, layout);
    return new ModelCheck(graph, new OnnxRuntimeRunner())
        .require(graph.toBytes(), rows, predict(rows));
  }
}
