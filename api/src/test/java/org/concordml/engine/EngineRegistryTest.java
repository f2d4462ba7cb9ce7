package org.concordml.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concordml.Remedy;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineRegistryTest {

  @TempDir private Path folder;

  /**
   * An engine that is only a name.
   *
   * @param id the name
   */
  private record Named(String id) implements TrainingBackend {

    @Override
    public EngineAvailability availability() {
      return new EngineAvailability.Unavailable(
          "it is only a name", List.of(Remedy.of("take another")), null);
    }

    @Override
    public TrainingSession train(TrainingSpec config, DeviceChoice device) {
      throw new EngineUnavailableException("it is only a name", List.of(), null);
    }
  }

  /**
   * An engine that runs finished models only.
   *
   * @param id the name
   */
  private record Scorer(String id) implements EngineBackend {

    @Override
    public EngineAvailability availability() {
      return new Named(id).availability();
    }

    @Override
    public ScoringSession score(NetworkSpec network, Weights weights, DeviceChoice device) {
      throw new EngineUnavailableException("it is only a name", List.of(), null);
    }
  }

  /** Found by the service loader in the tests below. */
  public static final class Whole implements TrainingBackend {

    @Override
    public String id() {
      return "whole";
    }

    @Override
    public EngineAvailability availability() {
      return new Named("whole").availability();
    }

    @Override
    public TrainingSession train(TrainingSpec config, DeviceChoice device) {
      return new Named("whole").train(config, device);
    }
  }

  @Test
  void anEngineIsFoundByItsName() {
    Named b = new Named("b");

    assertThat(EngineRegistry.of(List.of(new Named("a"), b)).find("b")).isSameAs(b);
  }

  @Test
  void anEngineThatOnlyScoresIsFoundButNotToTrainWith() {
    Named a = new Named("a");
    Scorer runtime = new Scorer("runtime");
    EngineRegistry registry = EngineRegistry.of(List.of(a, runtime));

    assertThat(registry.find("runtime")).isSameAs(runtime);
    assertThat(registry.findTraining("a")).isSameAs(a);
    assertThat(registry.allTraining()).containsExactly(a);
    assertThatThrownBy(() -> registry.findTraining("runtime"))
        .isInstanceOf(UnsupportedJobException.class)
        .hasMessage(
            "engine runtime scores with trained models and cannot train. Choose an engine that"
                + " trains with EngineRegistry.find(\"java\").");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheList() {
    EngineRegistry registry = EngineRegistry.of(List.of(new Named("a"), new Named("b")));

    assertThatThrownBy(() -> registry.find("onnx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("engine must be one of those installed, found 'onnx'. Valid: a, b.");
  }

  @Test
  void anEngineOfConcordThatIsNotInstalledIsAnsweredWithItsArtifact() {
    EngineRegistry registry = EngineRegistry.of(List.of(new Named("a")));

    assertThatThrownBy(() -> registry.find("mxnet"))
        .hasMessage(
            "engine must be one that is installed, found 'mxnet'. Valid: a. Add the artifact"
                + " concord-engine-mxnet to the class path.");
  }

  @Test
  void withoutAnyProviderTheRegistryIsEmpty() {
    EngineRegistry registry = EngineRegistry.load();

    assertThat(registry.all()).isEmpty();
    assertThat(registry.problems()).isEmpty();
  }

  @Test
  void oneBrokenProviderDoesNotHideTheOthers() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(EngineBackend.class.getName()),
        "org.concordml.engine.Missing\n" + Whole.class.getName() + "\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      thread.setContextClassLoader(loader);

      EngineRegistry registry = EngineRegistry.load();

      assertThat(registry.all()).extracting(EngineBackend::id).containsExactly("whole");
      assertThat(registry.problems())
          .singleElement()
          .asString()
          .contains("org.concordml.engine.Missing");
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
