package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concordml.engine.EngineAvailability.Available;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.NativeFile;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library whose SHA-256 a benchmark tells is the one that does the engine's arithmetic. */
@EnabledOnOs(OS.LINUX)
class TimedLibraryTest {

  @ParameterizedTest
  @CsvSource({"pytorch,libtorch_(cpu|cuda).so", "mxnet,libmxnet.so"})
  void is_that_of_the_arithmetic_and_runs_in_this_process(String engine, String name)
      throws IOException {
    Available found = EngineRegistry.load().find(engine).required();

    NativeFile file = NativeFile.largestIn(found.libraryPath()).orElseThrow();

    assertThat(file.name()).matches(name);
    Path path = Path.of(found.libraryPath()).toRealPath().resolve(file.name());
    assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
        .as("executable mappings of this process")
        .anyMatch(line -> line.contains(" r-xp ") && line.endsWith(path.toString()));
  }
}
