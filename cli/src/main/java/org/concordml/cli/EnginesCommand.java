package org.concordml.cli;

import static org.concordml.cli.terminal.FittedTable.left;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.concordml.Remedy;
import org.concordml.cli.argument.OptionWording;
import org.concordml.cli.option.LibraryOptions;
import org.concordml.cli.terminal.FittedTable;
import org.concordml.cli.terminal.Terminal;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineAvailability.Available;
import org.concordml.engine.EngineAvailability.Unavailable;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.json.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What can be used here, and why something cannot. */
@Command(
    name = "engines",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "List the engines, what they do, their devices and native libraries.",
      "",
      "Examples:",
      "  concord engines",
      "  concord engines --libtorch /path/to/torch/lib",
      ""
    })
final class EnginesCommand implements Callable<Integer> {

  private final Supplier<EngineRegistry> registry;
  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private LibraryOptions library;

  @Option(
      names = "--json",
      description = "Print one JSON document on stdout and nothing else there.")
  private boolean json;

  @Option(names = "--verbose", description = "Print why an engine did not load, with its trace.")
  private boolean verbose;

  EnginesCommand(Supplier<EngineRegistry> registry, Terminal terminal) {
    this.registry = registry;
    this.terminal = terminal;
  }

  /** An engine and what it answered. */
  private record Row(String id, boolean trains, EngineAvailability availability) {

    String of(Function<Available, String> present, String otherwise) {
      return availability instanceof Available available ? present.apply(available) : otherwise;
    }
  }

  @Override
  public Integer call() {
    library.apply();
    List<Row> rows = new ArrayList<>();
    for (EngineBackend backend : registry.get().all()) {
      rows.add(new Row(backend.id(), backend instanceof TrainingBackend, backend.availability()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(document(rows));
    } else {
      out.println(table(rows));
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    registry.get().problems().forEach(problem -> err.println("note: " + problem));
    for (Row row : rows) {
      if (verbose && row.availability() instanceof Unavailable missing && missing.cause() != null) {
        missing.cause().printStackTrace(err);
      }
    }
    err.flush();
    return ExitCode.DONE;
  }

  private String table(List<Row> rows) {
    return new FittedTable<Row>(
            List.of(
                left("engine", Row::id),
                left("does", row -> row.trains() ? "train, score" : "score"),
                left("version", row -> row.of(Available::version, "-")),
                left("devices", row -> row.of(a -> String.join(", ", a.devices()), "-")),
                left("native library", row -> row.of(Available::library, "-")),
                left("path or reason", EnginesCommand::pathOrReason)))
        .of(rows, terminal.width());
  }

  private static String pathOrReason(Row row) {
    return row.availability() instanceof Unavailable missing
        ? "absent: " + missing.reason() + ". " + remedies(missing)
        : row.of(Available::libraryPath, "");
  }

  private static String remedies(Unavailable missing) {
    return Remedy.sentence(missing.remedies(), OptionWording.OPTIONS);
  }

  private static String document(List<Row> rows) {
    JsonArray engines = new JsonArray();
    for (Row row : rows) {
      JsonObject engine = new JsonObject();
      engine.addProperty("engine", row.id());
      engine.addProperty("trains", row.trains());
      if (row.availability() instanceof Available available) {
        engine.addProperty("available", true);
        engine.addProperty("version", available.version());
        JsonArray devices = new JsonArray();
        available.devices().forEach(devices::add);
        engine.add("devices", devices);
        engine.addProperty("deviceNote", available.deviceNote());
        engine.addProperty("library", available.library());
        engine.addProperty("libraryPath", available.libraryPath());
        engine.addProperty("loadSeconds", available.loadSeconds());
      } else if (row.availability() instanceof Unavailable missing) {
        engine.addProperty("available", false);
        engine.addProperty("reason", missing.reason());
        engine.addProperty("remedy", remedies(missing));
      }
      engines.add(engine);
    }
    JsonObject document = new JsonObject();
    document.addProperty("schemaVersion", 1);
    document.addProperty("command", "engines");
    document.add("engines", engines);
    return JsonText.of(document);
  }
}
