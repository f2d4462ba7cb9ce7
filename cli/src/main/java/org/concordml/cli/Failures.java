package org.concordml.cli;

import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import org.concordml.ConcordException;
import org.concordml.bundle.BundleMismatchException;
import org.concordml.cli.argument.OptionWording;
import org.concordml.data.DataException;
import org.concordml.engine.DeviceUnavailableException;
import org.concordml.engine.EngineUnavailableException;
import org.concordml.json.JsonText;
import org.concordml.onnx.GraphMismatchException;
import org.concordml.training.TrainingDivergedException;
import org.concordml.training.TrainingInterruptedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever went wrong into one or two lines on stderr and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final List<String> args;

  /**
   * @param args the command line; an error is told as JSON too if they ask for JSON
   */
  Failures(List<String> args) {
    this.args = List.copyOf(args);
  }

  /**
   * Tells an error on stderr, and on stdout where a document was asked for there.
   *
   * @param command that failed
   * @param args of the process
   * @param code to exit with
   * @param message without "error: "
   * @return the code
   */
  static int tell(CommandLine command, List<String> args, int code, String message) {
    command.getErr().println("error: " + message);
    command.getErr().flush();
    if (args.contains("--json")) {
      JsonObject error = new JsonObject();
      error.addProperty("code", code);
      error.addProperty("message", message);
      JsonObject document = new JsonObject();
      document.add("error", error);
      command.getOut().print(JsonText.of(document));
      command.getOut().flush();
    }
    return code;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    tell(command, args, ExitCode.USAGE, wrong.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    err.flush();
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    int code = codeOf(failure);
    tell(command, args, code, messageOf(failure, code));
    if (command.getParseResult().hasMatchedOption("--verbose")) {
      failure.printStackTrace(err);
    }
    err.flush();
    return code;
  }

  private static String messageOf(Exception failure, int code) {
    if (code == ExitCode.DEFECT) {
      return "this is a defect of Concord ("
          + failure
          + "). Run again with --verbose and report what it prints.";
    }
    return failure instanceof ConcordException expected
        ? expected.message(OptionWording.OPTIONS)
        : failure.getMessage();
  }

  private static int codeOf(Exception failure) {
    if (failure instanceof DataException) {
      return ExitCode.DATA;
    }
    if (failure instanceof EngineUnavailableException) {
      return ExitCode.ENGINE;
    }
    if (failure instanceof DeviceUnavailableException) {
      return ExitCode.DEVICE;
    }
    if (failure instanceof GraphMismatchException) {
      return ExitCode.CHECK_FAILED;
    }
    if (failure instanceof TrainingDivergedException) {
      return ExitCode.DIVERGED;
    }
    if (failure instanceof TrainingInterruptedException) {
      return ExitCode.INTERRUPTED;
    }
    if (failure instanceof BundleMismatchException) {
      return ExitCode.CHECK_FAILED;
    }
    return failure instanceof ConcordException ? ExitCode.USAGE : ExitCode.DEFECT;
  }
}
