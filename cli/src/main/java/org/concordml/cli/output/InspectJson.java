package org.concordml.cli.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.concordml.cli.argument.OptionWording;
import org.concordml.data.TableRoles;
import org.concordml.data.preparation.TargetCandidates;
import org.concordml.json.JsonText;
import org.concordml.provenance.Provenance;
import org.concordml.tablesaw.inspection.Association;
import org.concordml.tablesaw.inspection.ColumnProfile;
import org.concordml.tablesaw.inspection.Level;
import org.concordml.tablesaw.inspection.NumberSummary;
import org.concordml.tablesaw.inspection.TableInspection;
import org.concordml.tablesaw.inspection.TargetProfile;

/** The JSON document of an inspection. */
public final class InspectJson {

  private InspectJson() {}

  public static String of(TableInspection inspection, Provenance provenance) {
    JsonObject document = new JsonObject();
    document.addProperty("schemaVersion", 1);
    document.addProperty("command", "inspect");
    document.add("provenance", provenance(provenance));
    document.add("data", data(inspection));
    JsonObject config = new JsonObject();
    config.addProperty("target", inspection.target().map(TargetProfile::name).orElse(null));
    TableRoles roles = inspection.roles();
    names(config, "drop", roles.drop());
    names(config, "ids", roles.ids());
    names(config, "groups", roles.groups());
    roles.weight().ifPresent(weight -> config.addProperty("weight", weight));
    document.add("config", config);
    document.add("target", inspection.target().map(InspectJson::target).orElse(JsonNull.INSTANCE));
    JsonArray candidates = new JsonArray();
    inspection.candidates().columns().forEach(one -> candidates.add(candidate(one)));
    document.add("targetCandidates", candidates);
    JsonArray columns = new JsonArray();
    inspection.columns().forEach(column -> columns.add(column(column)));
    document.add("columns", columns);
    JsonArray notices = new JsonArray();
    inspection.notices().forEach(notice -> notices.add(notice.in(OptionWording.OPTIONS)));
    document.add("notices", notices);
    return JsonText.of(document);
  }

  /** Only what was said. */
  private static void names(JsonObject json, String member, List<String> names) {
    if (!names.isEmpty()) {
      JsonArray all = new JsonArray();
      names.forEach(all::add);
      json.add(member, all);
    }
  }

  private static JsonObject provenance(Provenance provenance) {
    JsonObject json = new JsonObject();
    json.addProperty("concordVersion", provenance.concordVersion());
    json.addProperty("date", provenance.date().toString());
    JsonArray words = new JsonArray();
    provenance.commandLine().forEach(words::add);
    json.add("commandLine", words);
    json.addProperty("javaVersion", provenance.javaVersion());
    json.addProperty("javaVendor", provenance.javaVendor());
    json.addProperty("os", provenance.os());
    return json;
  }

  private static JsonObject data(TableInspection inspection) {
    JsonObject data = new JsonObject();
    data.addProperty("source", inspection.table().source());
    data.addProperty("sha256", inspection.table().sha256());
    data.addProperty("rows", inspection.table().rows());
    data.addProperty("columns", inspection.columns().size());
    data.addProperty("missing", inspection.missing());
    return data;
  }

  private static JsonElement target(TargetProfile target) {
    JsonObject json = new JsonObject();
    json.addProperty("name", target.name());
    json.add("classes", levels(target.classes()));
    json.addProperty("countedAsOne", target.counted().orElse(null));
    return json;
  }

  private static JsonObject candidate(TargetCandidates.Candidate candidate) {
    JsonObject json = new JsonObject();
    json.addProperty("name", candidate.name());
    JsonArray values = new JsonArray();
    candidate.values().forEach(values::add);
    json.add("values", values);
    return json;
  }

  private static JsonArray levels(List<Level> levels) {
    int all = levels.stream().mapToInt(Level::rows).sum();
    JsonArray array = new JsonArray();
    for (Level level : levels) {
      JsonObject json = new JsonObject();
      json.addProperty("value", level.value());
      json.addProperty("rows", level.rows());
      json.addProperty("share", (double) level.rows() / all);
      array.add(json);
    }
    return array;
  }

  private static JsonObject column(ColumnProfile column) {
    JsonObject json = new JsonObject();
    json.addProperty("name", column.name());
    json.add("kind", JsonParser.parseString(column.kind().toJson()));
    json.addProperty("missing", column.missing());
    json.addProperty("distinct", column.distinct());
    column.numbers().ifPresent(numbers -> json.add("numbers", numbers(numbers)));
    if (!column.levels().isEmpty()) {
      json.add("levels", levels(column.levels()));
    }
    column.days().ifPresent(days -> json.add("days", days(days)));
    JsonObject withTarget = new JsonObject();
    for (Association one : column.associations()) {
      withTarget.add(one.measure().key(), number(one.value()));
    }
    column.associations().stream()
        .findFirst()
        .ifPresent(one -> withTarget.addProperty("rows", one.rows()));
    if (!withTarget.isEmpty()) {
      json.add("withTarget", withTarget);
    }
    return json;
  }

  private static JsonObject days(ColumnProfile.Days days) {
    JsonObject json = new JsonObject();
    json.addProperty("first", days.first().toString());
    json.addProperty("last", days.last().toString());
    return json;
  }

  private static JsonObject numbers(NumberSummary numbers) {
    JsonObject json = new JsonObject();
    json.add("min", number(numbers.min()));
    json.add("quartile1", number(numbers.quartile1()));
    json.add("median", number(numbers.median()));
    json.add("quartile3", number(numbers.quartile3()));
    json.add("max", number(numbers.max()));
    json.add("mean", number(numbers.mean()));
    json.add("sd", number(numbers.sd()));
    return json;
  }

  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }
}
