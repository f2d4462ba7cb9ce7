package org.concordml.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.concordml.Notice;
import org.concordml.bundle.checkpoint.Checkpoint;
import org.concordml.bundle.checkpoint.CheckpointFolder;
import org.concordml.cli.argument.Given;
import org.concordml.cli.argument.OptionWording;
import org.concordml.cli.argument.ResumedArguments;
import org.concordml.files.FileException;
import org.concordml.provenance.Provenance;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a training is kept on disk while it runs, and which one goes on. */
public final class CheckpointOptions {

  /** Beside the report. */
  private static final String FOLDER = "checkpoint";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description =
          "Keep the training on disk after every N epochs, so that a crash costs no more than"
              + " those; Ctrl-C costs none. --resume goes on with it.")
  private int every;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description =
          "Folder for the last two checkpoints; removed when the training is finished (default:"
              + " checkpoint in the folder of --out).")
  private Path folder;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Go on with the training whose checkpoints are in this folder, with the words of its"
              + " command. Another table or recipe is refused; another --engine is not.")
  private Path resume;

  /**
   * Finds the training to go on with, and reads the words of its command with those given.
   *
   * @param told of a checkpoint that is damaged
   * @return how far it is; empty if none is to go on
   * @throws org.concordml.data.DataException if there is no good checkpoint of this version
   * @throws ParameterException if options exclude one another
   */
  public Optional<Checkpoint> resumed(Consumer<Notice> told) {
    if (resume == null) {
      return Optional.empty();
    }
    if (Given.of(spec).option("--checkpoint")) {
      throw wrong(
          "--checkpoint and --resume exclude one another, found both. A training that goes on"
              + " keeps its folder");
    }
    requireCheckpoints();
    Checkpoint checkpoint = new CheckpointFolder(resume).newest(told);
    checkpoint.job().requireVersion(Provenance.now(List.of()).concordVersion());
    ResumedArguments.parse(spec, checkpoint.job().arguments());
    return Optional.of(checkpoint);
  }

  /** The folder of a report is easily taken for that of its checkpoints. */
  private void requireCheckpoints() {
    if (Files.isRegularFile(resume)) {
      throw wrong("--resume must name a folder of checkpoints, found the file " + resume);
    }
    Path below = resume.resolve(FOLDER);
    if (!new CheckpointFolder(resume).isUsed() && new CheckpointFolder(below).isUsed()) {
      throw wrong(
          "--resume must name a folder of checkpoints, found none in "
              + resume
              + ", but in "
              + below);
    }
  }

  /**
   * @param out folder of the report
   * @return where checkpoints go; empty if none are to be kept
   * @throws ParameterException if the options are wrong by themselves
   * @throws FileException if those of another training are there
   */
  public Optional<CheckpointFolder> folder(Path out) {
    if (!Given.of(spec).option("--checkpoint-every")) {
      if (folder != null) {
        throw wrong(
            "--checkpoint has an effect with --checkpoint-every only. Leave it out, or add"
                + " --checkpoint-every");
      }
      return Optional.empty();
    }
    if (every < 1) {
      throw wrong("--checkpoint-every must be at least 1, found " + every);
    }
    if (resume != null) {
      return Optional.of(new CheckpointFolder(resume));
    }
    CheckpointFolder chosen = new CheckpointFolder(folder == null ? out.resolve(FOLDER) : folder);
    if (chosen.isUsed()) {
      throw new FileException(
          "checkpoints cannot be written to "
              + chosen.path()
              + ": it holds those of a training that was not finished. Go on with that one with"
              + " --resume "
              + OptionWording.path(chosen.path())
              + ", choose another folder with --checkpoint, or remove it.");
    }
    return Optional.of(chosen);
  }

  /**
   * @return epochs from one checkpoint to the next
   */
  public int every() {
    return every;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
