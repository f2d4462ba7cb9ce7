package org.concordml.cli;

import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.concordml.cli.terminal.Terminal;
import org.concordml.engine.EngineRegistry;
import org.concordml.onnx.GraphRunner;
import picocli.CommandLine;

/** Makes commands, handing them what the process is made of. */
final class CommandFactory implements CommandLine.IFactory {

  private final Terminal terminal;
  private final Supplier<EngineRegistry> engines;

  CommandFactory(Terminal terminal, Supplier<EngineRegistry> engines) {
    this.terminal = terminal;
    this.engines = engines;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == CompareCommand.class) {
      return type.cast(new CompareCommand(engines, terminal));
    }
    if (type == TrainCommand.class) {
      return type.cast(new TrainCommand(engines, terminal));
    }
    if (type == BenchmarkCommand.class) {
      return type.cast(new BenchmarkCommand(engines, terminal));
    }
    if (type == InspectCommand.class) {
      return type.cast(new InspectCommand(terminal));
    }
    if (type == ShowCommand.class) {
      return type.cast(new ShowCommand(engines, terminal));
    }
    if (type == PredictCommand.class) {
      return type.cast(new PredictCommand(engines, terminal));
    }
    if (type == EvaluateCommand.class) {
      return type.cast(new EvaluateCommand(engines, terminal));
    }
    if (type == ExportCommand.class) {
      return type.cast(
          new ExportCommand(engines, () -> ServiceLoader.load(GraphRunner.class).findFirst()));
    }
    if (type == ServeCommand.class) {
      return type.cast(new ServeCommand(engines));
    }
    if (type == ReproduceCommand.class) {
      return type.cast(new ReproduceCommand(engines, terminal));
    }
    if (type == DiffCommand.class) {
      return type.cast(new DiffCommand(terminal));
    }
    if (type == EnginesCommand.class) {
      return type.cast(new EnginesCommand(engines, terminal));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
