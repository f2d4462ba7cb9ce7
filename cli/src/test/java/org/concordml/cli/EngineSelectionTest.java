package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
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
    assertThat(selection("gpu", onCpu, onGpu).resolve(List.of(), false)).containsExactly(onGpu);
    assertThat(told.toString()).isEqualTo("note: java is left out, it cannot use gpu here\n");
  }

  @Test
  void aGpuThatNoEngineHasIsAnError() {
    EngineSelection selection = selection("gpu", onCpu);

    assertThatThrownBy(() -> selection.resolve(List.of(), false))
        .isInstanceOf(DeviceUnavailableException.class);
  }

  @Test
  void anEngineThatIsNamedMustHaveTheDevice() {
    EngineSelection selection = selection("gpu", onCpu, onGpu);

    assertThatThrownBy(() -> selection.resolve(List.of("java", "pytorch"), false))
        .isInstanceOf(DeviceUnavailableException.class);
  }

  @Test
  void anAbsentEngineIsLeftOutUnlessItsLibraryWasNamed() {
    EngineSelection selection = selection("auto", onCpu, absent);

    assertThat(selection.resolve(List.of(), false)).containsExactly(onCpu);
    assertThat(told.toString())
        .isEqualTo("note: left out, engine pytorch cannot be used: it is broken. Mend it\n");
    assertThatThrownBy(() -> selection.resolve(List.of(), true))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage("engine pytorch cannot be used: it is broken. Mend it");
  }

  @Test
  void withNoUsableEngineThereIsNothingToDo() {
    EngineSelection selection = selection("auto", absent);

    assertThatThrownBy(() -> selection.resolve(List.of(), false))
        .hasMessage("no engine can be used here. Try: concord engines");
  }

  @Test
  void aNameTwiceOrEmptyIsWrong() {
    EngineSelection selection = selection("auto", onCpu);

    assertThatThrownBy(() -> selection.resolve(List.of("java", "java"), false))
        .hasMessage("each engine must be named once, found java twice");
    assertThatThrownBy(() -> selection.resolve(List.of(""), false))
        .hasMessage("--engines must name engines, found an empty name");
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
}
