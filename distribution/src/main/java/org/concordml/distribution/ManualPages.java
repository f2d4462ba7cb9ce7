package org.concordml.distribution;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * The manual pages of a command line, one a command: picocli writes AsciiDoc, Asciidoctor makes
 * pages of it.
 */
final class ManualPages {

  /** What stands between two such lines is shown as it is. */
  private static final String LITERAL = "....";

  private final String version;
  private final LocalDate date;

  /**
   * @param version of the program, at the foot of each page
   * @param date of the pages: the same program has the same pages
   */
  ManualPages(String version, LocalDate date) {
    this.version = version;
    this.date = date;
  }

  /**
   * @param root the whole command line; its texts are changed for the pages
   * @return the pages by their names, such as {@code concord-train}
   */
  Map<String, String> of(CommandLine root) {
    List<CommandSpec> specs = new ArrayList<>(List.of(root.getCommandSpec()));
    root.getSubcommands().values().forEach(c -> specs.add(c.getCommandSpec()));
    specs.forEach(spec -> forPages(spec, root.getCommandSpec()));
    Map<String, String> pages = new LinkedHashMap<>();
    try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
      Options options =
          Options.builder()
              .backend("manpage")
              .standalone(true)
              .attributes(Attributes.builder().attribute("docdate", date.toString()).build())
              .build();
      for (CommandSpec spec : specs) {
        pages.put(spec.qualifiedName("-"), asciidoctor.convert(asciiDoc(spec), options));
      }
    }
    return pages;
  }

  private static String asciiDoc(CommandSpec spec) {
    StringWriter text = new StringWriter();
    ManPageGenerator.writeSingleManPage(new PrintWriter(text, true), spec);
    return text.toString();
  }

  /** The help has its examples above; a page has one sentence there, and examples at its end. */
  private void forPages(CommandSpec spec, CommandSpec root) {
    UsageMessageSpec message = spec.usageMessage();
    String[] header = message.header();
    spec.versionProvider(null).version(version);
    message.header(header[0]).description(header[0]);
    message.exitCodeListHeading("Exit codes%n").exitCodeList(root.usageMessage().exitCodeList());
    message.footerHeading("").footer();
    List<String> examples = Arrays.stream(header).filter(line -> line.startsWith("  ")).toList();
    if (!examples.isEmpty()) {
      List<String> literal = new ArrayList<>(examples);
      literal.add(0, LITERAL);
      literal.add(LITERAL);
      message.footerHeading("Examples%n").footer(literal.toArray(String[]::new));
    }
  }
}
