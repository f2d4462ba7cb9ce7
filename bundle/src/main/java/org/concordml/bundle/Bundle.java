package org.concordml.bundle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concordml.bundle.training.TrainingRecord;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.BatchScorer;
import org.concordml.model.Model;
import org.concordml.model.Predictor;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;
import org.concordml.run.RunRecord;
import org.concordml.training.runner.EngineRun;

/**
 * A model that outlives its process: all that scores rows, how it came about, and rows with their
 * predictions by which any engine can show that it is the same model.
 *
 * <pre>{@code
 * Bundle bundle = Bundle.of(experiment, run, backend, Provenance.now(List.of()));
 * BundleWriter.write(bundle, Path.of("model.concord"));
 *
 * Bundle read = BundleReader.read(Path.of("model.concord"));
 * try (Predictor predictor = read.predictor(engine, DeviceRequest.AUTO)) {
 *   Predictions predictions = predictor.predict(table);
 * }
 * }</pre>
 *
 * @param model what scores
 * @param training how it came about
 * @param golden rows and their predictions
 * @param run that it came of: what was done, by what, and how it went
 * @param checks engines that were found to predict the same when it was saved
 */
public record Bundle(
    Model model,
    TrainingRecord training,
    GoldenRows golden,
    RunRecord run,
    List<GoldenCheck> checks) {

  /** Takes a copy. */
  public Bundle {
    checks = List.copyOf(checks);
  }

  /**
   * Of a run. The golden rows are scored on its engine and device.
   *
   * @param experiment that was run
   * @param run of it
   * @param backend the engine of the run
   * @param provenance when and by which program it was made
   * @return the bundle
   */
  public static Bundle of(
      Experiment experiment, EngineRun run, EngineBackend backend, Provenance provenance) {
    List<EngineIdentity> engine = List.of(EngineIdentity.of(backend));
    return of(
        experiment,
        run,
        backend,
        RunRecord.of("train", experiment, List.of(run), engine, provenance, Optional.empty()));
  }

  /**
   * Of a run that is kept. The golden rows are scored on its engine and device.
   *
   * @param experiment that was run
   * @param run of it
   * @param backend the engine of the run
   * @param record of the run, and of no other engine
   * @return the bundle
   */
  public static Bundle of(
      Experiment experiment, EngineRun run, EngineBackend backend, RunRecord record) {
    Model model = experiment.model(run, record.provenance());
    return new Bundle(
        model,
        TrainingRecord.of(experiment, run, record.results().get(0).engine()),
        GoldenRows.of(experiment, model, backend, run.model().device().requested()),
        record,
        List.of());
  }

  /**
   * The same, having been checked on engines.
   *
   * @param engines each once
   * @param request on which device
   * @return with a check an engine
   * @throws BundleMismatchException if a prediction of one is another
   */
  public Bundle checkedOn(List<? extends EngineBackend> engines, DeviceRequest request) {
    return new Bundle(
        model,
        training,
        golden,
        run,
        engines.stream().map(engine -> check(engine, request)).toList());
  }

  /**
   * Has an engine predict the golden rows.
   *
   * @param engine which
   * @param request on which device
   * @return how far off it was
   * @throws BundleMismatchException if a prediction is another
   * @throws org.concordml.engine.EngineUnavailableException if the engine cannot be loaded
   */
  public GoldenCheck check(EngineBackend engine, DeviceRequest request) {
    try (Predictor predictor = new Predictor(model, engine, request)) {
      double difference = golden.verify(predictor, engine.id());
      return new GoldenCheck(engine.id(), engine.required().version(), difference);
    }
  }

  /**
   * @return the whole job but for its table
   */
  public Recipe recipe() {
    return training.recipe();
  }

  /**
   * Words that mean a missing value in rows to be scored, because they did in the rows that the
   * model learnt from: what was a gap then is no number now.
   *
   * @return those that were said for the training, of the columns that the model looks at
   */
  public MissingWords missing() {
    MissingWords said = run.format().map(CsvFormat::missing).orElse(MissingWords.usual());
    Set<String> features = BatchScorer.columns(model).names();
    return said.only(column -> model.schema().target().equals(column) || features.contains(column));
  }

  /**
   * Opens the model on an engine, once the engine has shown that it predicts for the golden rows
   * what the one it was trained on did.
   *
   * @param engine where
   * @param request on which device
   * @return the predictor; to be closed
   * @throws BundleMismatchException if a prediction is another
   * @throws org.concordml.engine.EngineUnavailableException if the engine cannot be loaded
   */
  public Predictor predictor(EngineBackend engine, DeviceRequest request) {
    Predictor predictor = new Predictor(model, engine, request);
    try {
      golden.verify(predictor, engine.id());
      return predictor;
    } catch (RuntimeException | Error failed) {
      predictor.close();
      throw failed;
    }
  }
}
