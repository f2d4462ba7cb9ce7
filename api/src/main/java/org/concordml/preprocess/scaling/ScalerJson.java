package org.concordml.preprocess.scaling;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.concordml.json.JsonFields;

/** A scaler's configuration as JSON: its name, or an object where options are not the defaults. */
final class ScalerJson {

  static final String NAME = "scaler";

  private ScalerJson() {}

  static String write(Scaler scaler) {
    if (Scaler.all().contains(scaler)) {
      return new JsonPrimitive(scaler.name()).toString();
    }
    JsonObject json = new JsonObject();
    json.addProperty(NAME, scaler.name());
    addOptions(json, scaler);
    return json.toString();
  }

  /** Adds what is not the default; it stands beside what was measured in a fitted scaler. */
  static void addOptions(JsonObject json, Scaler scaler) {
    if (!Scaler.all().contains(scaler)) {
      scaler.match(new Writer(json));
    }
  }

  static Scaler read(String text) {
    JsonElement json;
    try {
      json = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("a scaler must be JSON: " + e.getMessage(), e);
    }
    return json.isJsonObject()
        ? JsonFields.read(NAME, json, ScalerJson::read)
        : Scaler.named(JsonFields.text(NAME, json));
  }

  /** Reads name and options; what else stands there is for others to read. */
  static Scaler read(JsonFields fields) {
    return Scaler.named(fields.text(NAME)).match(new Reader(fields));
  }

  /** Writes the options of a scaler. */
  private record Writer(JsonObject json) implements Scaler.Cases<JsonObject> {

    @Override
    public JsonObject minMax(MinMaxScaler scaler) {
      json.addProperty("low", scaler.low());
      json.addProperty("high", scaler.high());
      json.addProperty("clip", scaler.clip());
      return json;
    }

    @Override
    public JsonObject standard(StandardScaler scaler) {
      return json;
    }

    @Override
    public JsonObject meanCentring(MeanCentringScaler scaler) {
      return json;
    }

    @Override
    public JsonObject robust(RobustScaler scaler) {
      json.addProperty("low", scaler.low());
      json.addProperty("high", scaler.high());
      return json;
    }

    @Override
    public JsonObject maxAbs(MaxAbsScaler scaler) {
      return json;
    }

    @Override
    public JsonObject quantile(QuantileTransformer scaler) {
      json.addProperty("quantiles", scaler.quantiles());
      return json;
    }

    @Override
    public JsonObject power(PowerTransformer scaler) {
      json.addProperty("standardize", scaler.standardize());
      return json;
    }

    @Override
    public JsonObject none(NoScaler scaler) {
      return json;
    }
  }

  /** Reads the options of a scaler; each that is missing is the default's. */
  private record Reader(JsonFields fields) implements Scaler.Cases<Scaler> {

    @Override
    public Scaler minMax(MinMaxScaler scaler) {
      return new MinMaxScaler(
          fields.optional("low", JsonFields::number).orElse(scaler.low()),
          fields.optional("high", JsonFields::number).orElse(scaler.high()),
          fields.optional("clip", JsonFields::flag).orElse(scaler.clip()));
    }

    @Override
    public Scaler standard(StandardScaler scaler) {
      return scaler;
    }

    @Override
    public Scaler meanCentring(MeanCentringScaler scaler) {
      return scaler;
    }

    @Override
    public Scaler robust(RobustScaler scaler) {
      return new RobustScaler(
          fields.optional("low", JsonFields::number).orElse(scaler.low()),
          fields.optional("high", JsonFields::number).orElse(scaler.high()));
    }

    @Override
    public Scaler maxAbs(MaxAbsScaler scaler) {
      return scaler;
    }

    @Override
    public Scaler quantile(QuantileTransformer scaler) {
      return new QuantileTransformer(
          fields.optional("quantiles", JsonFields::integer).orElse(scaler.quantiles()),
          scaler.output());
    }

    @Override
    public Scaler power(PowerTransformer scaler) {
      return new PowerTransformer(
          fields.optional("standardize", JsonFields::flag).orElse(scaler.standardize()));
    }

    @Override
    public Scaler none(NoScaler scaler) {
      return scaler;
    }
  }
}
