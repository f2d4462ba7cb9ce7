package org.concordml.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.data.Task;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingObserver;
import org.junit.jupiter.api.Test;

/** What a person sees of networks that are trained at the same time. */
class ProgressOfNetworksTest {

  private static final DeviceChoice CPU = new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for");
  private static final NetworkSpec NETWORK = new NetworkSpec(1, List.of(), 0);

  private static TrainingEvent started(String engine, int member) {
    return new TrainingEvent.Started(engine, member, CPU, 5, 2, 10, List.of());
  }

  private static TrainingEvent epoch(String engine, int member, int epoch) {
    double loss = member + epoch / 10.0;
    return new TrainingEvent.EpochFinished(
        engine,
        member,
        new EpochRecord(epoch, loss, 0.5, loss, 0.25, 1),
        new double[2],
        () -> new Weights(NETWORK.layout(), new double[2]),
        () -> {
          throw new AssertionError("nobody shows the state");
        });
  }

  private static TrainingEvent finished(String engine, int member, int best, int of) {
    return new TrainingEvent.Finished(engine, member, of, best, of < 5);
  }

  /** Two networks on an engine, of which the second ends first. */
  private static void trained(String engine, TrainingObserver observer) {
    observer.on(started(engine, 1));
    observer.on(started(engine, 0));
    observer.on(epoch(engine, 0, 1));
    observer.on(epoch(engine, 1, 1));
    observer.on(epoch(engine, 1, 2));
    observer.on(finished(engine, 1, 1, 2));
    observer.on(epoch(engine, 0, 2));
    observer.on(epoch(engine, 0, 3));
    observer.on(finished(engine, 0, 3, 3));
  }

  private static String lines(int columns, String... engines) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    NetworkLines lines = new NetworkLines(out, columns, Task.BINARY, 2);
    for (String engine : engines) {
      trained(engine, lines);
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void linesComeInOrderWithTheNumbersOfTheEpochThatIsKept() {
    assertThat(lines(200, "java", "pytorch"))
        .isEqualTo(
            """
            java on cpu: asked for
              network 1/2  epoch 3 of 3 kept  loss 0.300000  accuracy 0.5000  valLoss 0.300000  valAccuracy 0.2500
              network 2/2  epoch 1 of 2 kept  loss 1.100000  accuracy 0.5000  valLoss 1.100000  valAccuracy 0.2500

            pytorch on cpu: asked for
              network 1/2  epoch 3 of 3 kept  loss 0.300000  accuracy 0.5000  valLoss 0.300000  valAccuracy 0.2500
              network 2/2  epoch 1 of 2 kept  loss 1.100000  accuracy 0.5000  valLoss 1.100000  valAccuracy 0.2500

            """);
  }

  @Test
  void aNarrowTerminalGetsTheLossesAlone() {
    assertThat(lines(80, "java"))
        .contains("\n  network 1/2  epoch 3 of 3 kept  loss 0.300000  valLoss 0.300000\n");
  }

  @Test
  void oneBarIsForAllNetworksOfAnEngineAndIsFullWhereTheyStopEarly() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (EpochBar bar = new EpochBar(err, 100, 2)) {
      trained("java", bar);
      assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("java").contains("10/10");
      bytes.reset();
      trained("pytorch", bar);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("pytorch").contains("10/10");
  }

  /** The best epoch may be one of before. */
  @Test
  void networksThatGoOnAreShownWithTheEpochsBefore() {
    StringWriter text = new StringWriter();
    NetworkLines lines = new NetworkLines(new PrintWriter(text), 80, Task.BINARY, 1);
    lines.on(goingOn(2));
    lines.on(epoch("java", 0, 3));
    lines.on(finished("java", 0, 2, 3));

    assertThat(text.toString())
        .contains("  network 1/1  epoch 2 of 3 kept  loss 0.200000  valLoss 0.200000");
  }

  @Test
  void aNetworkThatGoesOnSaysAfterWhichEpoch() {
    StringWriter text = new StringWriter();
    EpochLines lines = new EpochLines(new PrintWriter(text), 80, Task.BINARY);
    lines.on(goingOn(2));
    lines.on(epoch("java", 0, 3));

    assertThat(text.toString().replace(System.lineSeparator(), "\n"))
        .isEqualTo(
            """
            java on cpu: asked for
              goes on after epoch 2 of 5
              epoch 3/5  loss 0.300000  valLoss 0.300000
            """);
  }

  @Test
  void aBarOfATrainingThatGoesOnBeginsWhereItWas() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (EpochBar bar = new EpochBar(err, 100, 1)) {
      bar.on(goingOn(4));
      bar.on(epoch("java", 0, 5));
      bar.on(finished("java", 0, 5, 5));
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("5/5");
  }

  private static TrainingEvent goingOn(int after) {
    List<EpochRecord> before =
        IntStream.rangeClosed(1, after)
            .mapToObj(of -> ((TrainingEvent.EpochFinished) epoch("java", 0, of)).record())
            .toList();
    return new TrainingEvent.Started("java", 0, CPU, 5, 2, 10, before);
  }
}
