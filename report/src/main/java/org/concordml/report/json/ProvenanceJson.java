package org.concordml.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.concordml.json.JsonText;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;

/** The members {@code provenance} and {@code engines}, the same in every document. */
final class ProvenanceJson {

  private ProvenanceJson() {}

  static JsonObject of(Provenance provenance) {
    JsonObject json = new JsonObject();
    json.addProperty("concordVersion", provenance.concordVersion());
    json.addProperty("date", provenance.date().toString());
    json.add("commandLine", JsonText.strings(provenance.commandLine()));
    json.addProperty("javaVersion", provenance.javaVersion());
    json.addProperty("javaVendor", provenance.javaVendor());
    json.addProperty("os", provenance.os());
    return json;
  }

  static JsonArray engines(List<EngineIdentity> engines) {
    JsonArray array = new JsonArray();
    engines.forEach(engine -> array.add(engine(engine)));
    return array;
  }

  private static JsonObject engine(EngineIdentity engine) {
    JsonObject json = new JsonObject();
    json.addProperty("engine", engine.engine());
    json.addProperty("engineVersion", engine.version());
    json.addProperty("library", engine.library());
    json.addProperty("libraryPath", engine.libraryPath());
    json.addProperty("libraryFile", engine.nativeFile().map(file -> file.name()).orElse("none"));
    json.addProperty(
        "librarySha256", engine.nativeFile().map(file -> file.sha256()).orElse("none"));
    json.add("loadSeconds", JsonText.number(engine.loadSeconds()));
    return json;
  }
}
