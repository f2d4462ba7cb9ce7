package org.concordml.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.concordml.cli.argument.CsvArgument;
import org.concordml.cli.argument.Given;
import org.concordml.cli.option.ColumnOptions;
import org.concordml.cli.option.FormatOptions;
import org.concordml.cli.option.OutputOptions;
import org.concordml.cli.output.InspectJson;
import org.concordml.cli.output.InspectText;
import org.concordml.cli.terminal.Terminal;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import org.concordml.data.text.PlainText;
import org.concordml.datasets.BundledDataset;
import org.concordml.experiment.Recipe;
import org.concordml.provenance.Provenance;
import org.concordml.report.chart.DistributionsPicture;
import org.concordml.report.files.InspectionFolder;
import org.concordml.report.files.ReportFolder;
import org.concordml.tablesaw.inspection.ColumnProfile;
import org.concordml.tablesaw.inspection.Distribution;
import org.concordml.tablesaw.inspection.TableInspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is in a table. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    defaultValueProvider = InspectCommand.Folder.class,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "Tell what is in a table: kinds of columns, gaps, distributions, identifiers, leaks.",
      "",
      "Examples:",
      "  concord inspect                                    the bundled data",
      "  concord inspect bundled:penguins                   a table with text and gaps",
      "  concord inspect my.csv                             your own table",
      "  concord inspect my.csv --target outcome            and what goes with the outcome",
      "  concord inspect my.csv --categorical ward --group patient",
      "  concord inspect my.csv.gz --separator tab --missing '?' --json",
      ""
    })
final class InspectCommand implements Callable<Integer> {

  /** Of its reports. */
  static final class Folder extends OwnFolder {
    Folder() {
      super("concord-inspect");
    }
  }

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "CSV",
      defaultValue = CsvArgument.MAIN,
      converter = CsvArgument.Converter.class,
      description = "Table to inspect, with a header line; " + CsvArgument.BUNDLED)
  private CsvArgument csv;

  @Mixin private FormatOptions format;

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description =
          "Column to predict: adds its classes, what goes with it and what gives it away (default:"
              + " none; of a bundled table the one it is known for).")
  private String target;

  @Option(
      names = "--drop",
      paramLabel = "COLUMN",
      split = ",",
      splitSynopsisLabel = ",",
      description =
          "Columns not to look at, separated by commas; a name with a comma in double quotes."
              + " Repeatable.")
  private List<String> drop = List.of();

  @Mixin private ColumnOptions columns;
  @Mixin private OutputOptions output;

  InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (InspectionFolder folder = InspectionFolder.prepare(output.out(spec), output.notes(spec))) {
      folder.closeOnShutdown();
      TableInspection inspection = inspect();
      String document = InspectJson.of(inspection, Provenance.now(Given.words(spec)));
      ReportFolder.Written written =
          folder.write(document, inspection.table().source(), panels(inspection));
      PrintWriter err = spec.commandLine().getErr();
      written
          .pictureProblem()
          .ifPresent(problem -> err.println("note: no picture: " + problem.getMessage()));
      err.flush();
      PrintWriter out = spec.commandLine().getOut();
      if (output.json()) {
        out.print(document);
      } else {
        new InspectText(inspection, terminal.width(), out).print(output.quiet());
        out.println("Wrote");
        written.files().forEach(file -> out.println("  " + file));
      }
      out.flush();
      return ExitCode.DONE;
    }
  }

  private TableInspection inspect() {
    Recipe recipe = recipe();
    Set<String> texts = ColumnOptions.texts(recipe);
    TableRoles roles = recipe.data();
    if (csv.bundled().isPresent()) {
      Table table = CsvTableReader.read(csv.source(), CsvFormat.standard(), texts);
      return TableInspection.of(table, roles, recipe.kinds(), recipe.task());
    }
    CsvFormat given = format.format();
    MissingWords words = given.missing();
    if (!given.header().orElse(true)) {
      roles = roles.byPlace();
      words = words.renamed(TableRoles::place);
    }
    MissingWords missing = target == null ? words : words.withLabels(roles.target());
    Table table = CsvTableReader.read(csv.source(), given.withMissing(missing), texts);
    table.requireColumns("the column of a missing word", missing.byColumn().keySet());
    return TableInspection.of(table, roles, recipe.kinds(), recipe.task());
  }

  /** What the options say of columns; of a bundled table its card what they hold. */
  private Recipe recipe() {
    Optional<Recipe> card = csv.bundled().map(BundledDataset::recipe);
    String named =
        target == null ? card.map(of -> of.data().target()).orElse("") : PlainText.of(target);
    Recipe base =
        Recipe.standard(
            TableRoles.target(named).withDrop(drop.stream().map(String::strip).toList()));
    try {
      return columns.over(card.map(of -> base.withKinds(of.kinds())).orElse(base));
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
  }

  private static List<DistributionsPicture.Panel> panels(TableInspection inspection) {
    return inspection.columns().stream().map(InspectCommand::panel).toList();
  }

  private static DistributionsPicture.Panel panel(ColumnProfile column) {
    Distribution distribution = column.distribution();
    return new DistributionsPicture.Panel(
        column.name(),
        column.missing() > 0 ? column.missing() + " missing" : "",
        distribution.bars().stream().map(Distribution.Bar::label).toList(),
        distribution.bars().stream().map(Distribution.Bar::rows).toList(),
        distribution.ofRanges());
  }
}
