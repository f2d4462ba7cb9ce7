package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.concordml.engine.Capability;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.DeviceUnavailableException;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.EngineSession;
import org.concordml.engine.EngineUnavailableException;
import org.concordml.engine.SessionConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which engines a command runs: named ones must be usable, others are left out and told of. */
class EngineSelectionTest {

  private final StringWriter told = new StringWriter();
  private final EngineBackend onCpu = new Fixed("java", available("cpu"));
  private final EngineBackend onGpu = new Fixed("pytorch", available("cpu", "gpu:0"));
  private final EngineBackend absent =
      new Fixed("pytorch", new EngineAvailability.Unavailable("it is broken", "Mend it", null));

  private EngineSelection selection(String device, EngineBackend... backends) {
    return new EngineSelection(
        EngineRegistry.of(List.of(backends)), DeviceRequest.parse(device), new PrintWriter(told));
  }

  @Test
  void aGpuAskedForRunsTheEnginesThatHaveOne() {
    assertThat(usable(selection("gpu", onCpu, onGpu), List.of(), false)).containsExactly(onGpu);
    assertThat(told.toString()).isEqualTo("note: java is left out, it cannot use gpu here\n");
  }

  @Test
  void aGpuThatNoEngineHasIsAnError() {
    EngineSelection selection = selection("gpu", onCpu);

    assertThatThrownBy(() -> usable(selection, List.of(), false))
        .isInstanceOf(DeviceUnavailableException.class);
  }

  @Test
  void anEngineThatIsNamedMustHaveTheDevice() {
    EngineSelection selection = selection("gpu", onCpu, onGpu);

    assertThatThrownBy(() -> usable(selection, List.of("java", "pytorch"), false))
        .isInstanceOf(DeviceUnavailableException.class);
  }

  @Test
  void anAbsentEngineIsLeftOutUnlessItsLibraryWasNamed() {
    EngineSelection selection = selection("auto", onCpu, absent);

    assertThat(usable(selection, List.of(), false)).containsExactly(onCpu);
    assertThat(told.toString())
        .isEqualTo("note: left out, engine pytorch cannot be used: it is broken. Mend it\n");
    assertThatThrownBy(() -> usable(selection, List.of(), true))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage("engine pytorch cannot be used: it is broken. Mend it");
  }

  @Test
  void withNoUsableEngineThereIsNothingToDo() {
    EngineSelection selection = selection("auto", absent);

    assertThatThrownBy(() -> usable(selection, List.of(), false))
        .hasMessage("no engine can be used here. Try: concord engines");
  }

  @Test
  void aNameTwiceOrEmptyIsWrong() {
    EngineSelection selection = selection("auto", onCpu);

    assertThatThrownBy(() -> usable(selection, List.of("java", "java"), false))
        .hasMessage("each engine must be named once, found java twice");
    assertThatThrownBy(() -> usable(selection, List.of(""), false))
        .hasMessage("--engines must name engines, found an empty name");
  }

  @Test
  @Timeout(30)
  void beginningDoesNotWaitUntilAnEngineIsLoaded() {
    CountDownLatch loaded = new CountDownLatch(1);
    EngineBackend slow = new Slow("pytorch", loaded);
    EngineSelection selection = selection("auto", onCpu, slow);

    List<EngineBackend> begun = selection.begin(List.of());
    loaded.countDown();

    assertThat(selection.usable(begun, List.of(), false)).containsExactly(onCpu, slow);
  }

  private static List<EngineBackend> usable(
      EngineSelection selection, List<String> names, boolean libraryNamed) {
    return selection.usable(selection.begin(names), names, libraryNamed);
  }

  private static EngineAvailability available(String... devices) {
    return new EngineAvailability.Available("1", List.of(devices), "", "none", "", 0);
  }

  /** An engine that answers and does nothing else. */
  private record Fixed(String id, EngineAvailability availability) implements EngineBackend {

    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public EngineSession open(SessionConfig config, DeviceChoice device) {
      throw new AssertionError("a selection opens nothing");
    }
  }

  /** An engine that is there once it is loaded. */
  private record Slow(String id, CountDownLatch loaded) implements EngineBackend {

    @Override
    public EngineAvailability availability() {
      try {
        loaded.await();
      } catch (InterruptedException e) {
        throw new AssertionError("nobody interrupts", e);
      }
      return available("cpu");
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public EngineSession open(SessionConfig config, DeviceChoice device) {
      throw new AssertionError("a selection opens nothing");
    }
  }
}
