package org.concordml.model;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Table;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.ScoringSession;
import org.concordml.engine.UnsupportedJobException;
import org.concordml.network.Head;
import org.concordml.preprocess.RowEncoder;
import org.concordml.preprocess.UnseenValues;

/**
 * Scores rows with a model on an engine. Safe for many threads: each call borrows a session of its
 * own, and there are as many as calls at the same time.
 *
 * <pre>{@code
 * try (Predictor predictor = new Predictor(model, EngineRegistry.load().find("java"))) {
 *   Predictions predictions = predictor.predict(CsvTableReader.read(CsvSource.file(path)));
 *   String first = predictions.label(0);
 * }
 * }</pre>
 */
public final class Predictor implements AutoCloseable {

  private final Model model;
  private final EngineBackend engine;
  private final DeviceChoice device;
  private final RowEncoder encoder;

  /** For each member of the model the sessions that nobody uses now. */
  private final List<Deque<ScoringSession>> idle = new ArrayList<>();

  private final Set<ScoringSession> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * On the best device that the engine has.
   *
   * @param model what scores
   * @param engine where
   * @throws org.concordml.engine.EngineUnavailableException if the engine cannot be loaded
   */
  public Predictor(Model model, EngineBackend engine) {
    this(model, engine, DeviceRequest.AUTO);
  }

  /**
   * @param model what scores
   * @param engine where
   * @param request on which device
   * @throws org.concordml.engine.EngineUnavailableException if the engine cannot be loaded
   * @throws org.concordml.engine.DeviceUnavailableException if it does not have the device
   */
  public Predictor(Model model, EngineBackend engine, DeviceRequest request) {
    this.model = Objects.requireNonNull(model, "model");
    this.engine = Objects.requireNonNull(engine, "engine");
    device = DeviceChoice.choose(request, engine.id(), engine.required());
    engine
        .refusal(model.network())
        .ifPresent(
            lacks -> {
              throw UnsupportedJobException.of(engine.id(), lacks);
            });
    encoder = new RowEncoder(model.preprocessing());
    model.members().forEach(member -> idle.add(new ConcurrentLinkedDeque<>()));
  }

  /**
   * @return what scores
   */
  public Model model() {
    return model;
  }

  /** From rows to what the network is given. */
  RowEncoder encoder() {
    return encoder;
  }

  /**
   * Scores rows: columns are found by name, others are not looked at.
   *
   * @param rows that have the columns the model was trained on
   * @return predictions, in the order of the rows
   * @throws org.concordml.data.DataException if a column is not there, or a value is not of its
   *     kind
   * @throws IllegalStateException if the predictor is closed
   */
  public Predictions predict(Table rows) {
    return new Predictions(
        model,
        score(encoder.encode(rows)),
        encoder.unseen(rows).stream().map(UnseenValues::notice).toList());
  }

  /**
   * Scores features, as preprocessing gives them.
   *
   * @param features {@code [rows, features]}
   * @return predictions {@code [rows, outputs]}, row-major, averaged over the model's members
   * @throws IllegalStateException if the predictor is closed
   */
  public double[] score(FeatureMatrix features) {
    return Head.meanPredictions(model.network().head(), ofMembers(features));
  }

  /**
   * Scores features, before their outputs become predictions, too: a logit tells rows apart whose
   * probabilities are one number.
   *
   * @param features {@code [rows, features]}
   * @return outputs of one network that predicts the mean of the model's members, and predictions
   * @throws IllegalStateException if the predictor is closed
   */
  public Scores scores(FeatureMatrix features) {
    List<double[]> outputs = ofMembers(features);
    Head head = model.network().head();
    return new Scores(head.averaged(outputs), Head.meanPredictions(head, outputs));
  }

  /**
   * What a model says of rows.
   *
   * @param outputs {@code [rows, outputs]}, row-major: logits, or the standardised number
   * @param predictions of the same shape: probabilities, or the number
   */
  @SuppressWarnings("ArrayRecordComponent") // handed forward once; never compared
  public record Scores(double[] outputs, double[] predictions) {}

  private List<double[]> ofMembers(FeatureMatrix features) {
    List<double[]> outputs = new ArrayList<>();
    for (int member = 0; member < idle.size(); member++) {
      outputs.add(outputs(member, features));
    }
    return outputs;
  }

  private double[] outputs(int member, FeatureMatrix features) {
    ScoringSession session = borrow(member);
    try {
      return session.outputs(features);
    } finally {
      idle.get(member).push(session);
      if (closed) { // while it was borrowed
        session.close();
      }
    }
  }

  private ScoringSession borrow(int member) {
    if (closed) {
      throw new IllegalStateException("the predictor must be open, found that it was closed");
    }
    ScoringSession session = idle.get(member).poll();
    if (session == null) {
      session = engine.score(model.network(), model.members().get(member), device);
      open.add(session);
    }
    return session;
  }

  /** Frees what the engine holds. Closing twice is harmless; calls under way end as they would. */
  @Override
  public void close() {
    closed = true;
    open.forEach(ScoringSession::close);
  }
}
