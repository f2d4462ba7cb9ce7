package org.concordml.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.concordml.Remedy;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.DeviceUnavailableException;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.EngineUnavailableException;
import org.concordml.engine.ScoringSession;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.UnsupportedJobException;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which engines a command runs: named ones must be usable, others are left out and told of. */
class EngineSelectionTest {

  private final StringWriter told = new StringWriter();
  private final TrainingBackend onCpu = new Fixed("java", () -> available("cpu"));
  private final TrainingBackend onGpu = new Fixed("pytorch", () -> available("cpu", "gpu:0"));
  private final TrainingBackend absent =
      new Fixed(
          "pytorch",
          () ->
              new EngineAvailability.Unavailable(
                  "it is broken", List.of(Remedy.of("mend it")), null));

  private EngineSelection<TrainingBackend> selection(String device, EngineBackend... backends) {
    return selection(List.of(), false, device, backends);
  }

  private EngineSelection<TrainingBackend> selection(
      List<String> names, boolean libraryNamed, String device, EngineBackend... backends) {
    return EngineSelection.training(
        EngineRegistry.of(List.of(backends)),
        names,
        libraryNamed,
        DeviceRequest.parse(device),
        new PrintWriter(told));
  }

  @Test
  void aGpuAskedForRunsTheEnginesThatHaveOne() {
    assertThat(selection("gpu", onCpu, onGpu).usable()).containsExactly(onGpu);
    assertThat(told.toString()).isEqualTo("note: java is left out, it cannot use gpu here\n");
  }

  @Test
  void aGpuThatNoEngineHasIsAnError() {
    EngineSelection<TrainingBackend> selection = selection("gpu", onCpu);

    assertThatThrownBy(selection::usable).isInstanceOf(DeviceUnavailableException.class);
  }

  @Test
  void anEngineThatIsNamedMustHaveTheDevice() {
    EngineSelection<TrainingBackend> selection =
        selection(List.of("java", "pytorch"), false, "gpu", onCpu, onGpu);

    assertThatThrownBy(selection::usable).isInstanceOf(DeviceUnavailableException.class);
  }

  @Test
  void anAbsentEngineIsLeftOutUnlessItsLibraryWasNamed() {
    assertThat(selection("auto", onCpu, absent).usable()).containsExactly(onCpu);
    assertThat(told.toString())
        .isEqualTo("note: left out, engine pytorch cannot be used: it is broken. Mend it.\n");

    EngineSelection<TrainingBackend> libraryNamed =
        selection(List.of(), true, "auto", onCpu, absent);
    assertThatThrownBy(libraryNamed::usable)
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage("engine pytorch cannot be used: it is broken. Mend it.");
  }

  @Test
  void withNoUsableEngineThereIsNothingToDo() {
    EngineSelection<TrainingBackend> selection = selection("auto", absent);

    assertThatThrownBy(selection::usable)
        .hasMessage("no engine can be used here. Ask 'concord engines' why.");
  }

  @Test
  void aNameTwiceOrUnknownIsWrong() {
    assertThatThrownBy(() -> selection(List.of("java", "java"), false, "auto", onCpu))
        .hasMessage("each engine must be named once, found java twice");
    assertThatThrownBy(() -> selection(List.of("jaav"), false, "auto", onCpu))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "engine must be one of those installed, found 'jaav'. Valid: java. Did you mean 'java'?");
  }

  @Test
  @Timeout(30)
  void loadingBeginsAtOnceAndIsNotWaitedFor() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch loaded = new CountDownLatch(1);
    TrainingBackend slow = new Fixed("pytorch", () -> availableAfter(begun, loaded));
    EngineSelection<TrainingBackend> selection = selection("auto", onCpu, slow);

    selection.load();
    begun.await();
    loaded.countDown();

    assertThat(selection.usable()).containsExactly(onCpu, slow);
  }

  @Test
  void anEngineThatOnlyScoresIsPassedOverUnlessNamed() {
    EngineBackend scorer = new Scorer("runtime");

    assertThat(selection("auto", onCpu, scorer).usable()).containsExactly(onCpu);
    assertThatThrownBy(() -> selection(List.of("java", "runtime"), false, "auto", onCpu, scorer))
        .isInstanceOf(UnsupportedJobException.class)
        .hasMessageStartingWith("engine runtime scores with trained models and cannot train.");
    assertThat(
            EngineSelection.of(
                    EngineRegistry.of(List.of(onCpu, scorer)),
                    List.of("runtime"),
                    false,
                    DeviceRequest.AUTO,
                    new PrintWriter(told))
                .usable())
        .containsExactly(scorer);
  }

  /** An engine that runs finished models only. */
  private record Scorer(String id) implements EngineBackend {

    @Override
    public EngineAvailability availability() {
      return available("cpu");
    }

    @Override
    public ScoringSession score(NetworkSpec network, Weights weights, DeviceChoice device) {
      throw new AssertionError("a selection opens nothing");
    }
  }

  private static EngineAvailability available(String... devices) {
    return new EngineAvailability.Available("1", List.of(devices), "", "none", "", 0);
  }

  private static EngineAvailability availableAfter(CountDownLatch begun, CountDownLatch loaded) {
    begun.countDown();
    try {
      loaded.await();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts", e);
    }
    return available("cpu");
  }

  /** An engine that answers and does nothing else. */
  private record Fixed(String id, Supplier<EngineAvailability> answer) implements TrainingBackend {

    @Override
    public EngineAvailability availability() {
      return answer.get();
    }

    @Override
    public TrainingSession train(TrainingSpec config, DeviceChoice device) {
      throw new AssertionError("a selection opens nothing");
    }
  }
}
