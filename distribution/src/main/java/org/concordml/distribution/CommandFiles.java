package org.concordml.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.concordml.cli.Main;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Writes what the zip holds beside jars. */
public final class CommandFiles {

  private CommandFiles() {}

  /**
   * Writes completions for bash, fish and zsh and the manual pages.
   *
   * @param args the folder, the version of the program, and the time of the build as in {@code
   *     2026-11-23T00:00:00Z}
   * @throws IOException if the folder cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    CommandLine root = Main.commandLine();
    CommandOutline outline = CommandOutline.of(root);
    Path completions = Files.createDirectories(folder.resolve("completions"));
    Files.writeString(
        completions.resolve("concord.bash"), AutoComplete.bash(root.getCommandName(), root));
    Files.writeString(completions.resolve("concord.fish"), FishCompletion.of(outline));
    Files.writeString(completions.resolve("_concord"), ZshCompletion.of(outline));
    Path pages = Files.createDirectories(folder.resolve("man/man1"));
    LocalDate date = LocalDate.parse(args[2].substring(0, 10));
    for (Map.Entry<String, String> page : new ManualPages(args[1], date).of(root).entrySet()) {
      Files.writeString(pages.resolve(page.getKey() + ".1"), page.getValue());
    }
  }
}
