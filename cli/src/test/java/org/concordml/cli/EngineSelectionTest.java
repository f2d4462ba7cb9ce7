package org.concordml.cli;

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
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which engines a command runs: named ones must be usable, others are left out and told of. */
class EngineSelectionTest {

  private final StringWriter told = new StringWriter();
  private final EngineBackend onCpu = new Fixed("java", () -> available("cpu"));
  private final EngineBackend onGpu = new Fixed("pytorch", () -> available("cpu", "gpu:0"));
  private final EngineBackend absent =
      new Fixed(
          "pytorch",
          () ->
              new EngineAvailability.Unavailable(
                  "it is broken", List.of(Remedy.of("mend it")), null));

  private EngineSelection selection(String device, EngineBackend... backends) {
    return selection(List.of(), false, device, backends);
  }

  private EngineSelection selection(
      List<String> names, boolean libraryNamed, String device, EngineBackend... backends) {
    return new EngineSelection(
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
    EngineSelection selection = selection("gpu", onCpu);

    assertThatThrownBy(selection::usable).isInstanceOf(DeviceUnavailableException.class);
  }

  @Test
  void anEngineThatIsNamedMustHaveTheDevice() {
    EngineSelection selection = selection(List.of("java", "pytorch"), false, "gpu", onCpu, onGpu);

    assertThatThrownBy(selection::usable).isInstanceOf(DeviceUnavailableException.class);
  }

  @Test
  void anAbsentEngineIsLeftOutUnlessItsLibraryWasNamed() {
    assertThat(selection("auto", onCpu, absent).usable()).containsExactly(onCpu);
    assertThat(told.toString())
        .isEqualTo("note: left out, engine pytorch cannot be used: it is broken. Mend it.\n");

    EngineSelection libraryNamed = selection(List.of(), true, "auto", onCpu, absent);
    assertThatThrownBy(libraryNamed::usable)
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage("engine pytorch cannot be used: it is broken. Mend it.");
  }

  @Test
  void withNoUsableEngineThereIsNothingToDo() {
    EngineSelection selection = selection("auto", absent);

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
    EngineBackend slow = new Fixed("pytorch", () -> availableAfter(begun, loaded));
    EngineSelection selection = selection("auto", onCpu, slow);

    selection.load();
    begun.await();
    loaded.countDown();

    assertThat(selection.usable()).containsExactly(onCpu, slow);
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
  private record Fixed(String id, Supplier<EngineAvailability> answer) implements EngineBackend {

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
