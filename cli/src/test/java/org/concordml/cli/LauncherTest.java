package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the launcher script does before Java starts, in a folder that looks like a finished build
 * and with a {@code java} that only notes how it was called.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  /** Notes its arguments and its locale; names a class and "dumps" an archive where asked to. */
  private static final String NOTING_JAVA =
      """
      #!/usr/bin/env bash
      echo "LC_ALL=${LC_ALL:-} LC_CTYPE=${LC_CTYPE:-} $*" >> "$CALLS"
      for word in "$@"; do
        case $word in -XX:DumpLoadedClassList=*) echo java/lang/Object > "${word#*=}" ;; esac
      done
      case " $* " in *" -Xshare:dump "*)
        for word in "$@"; do
          case $word in -XX:SharedArchiveFile=*)
            [ -n "${NO_ROOM:-}" ] && exit 1
            head -c 20000 /dev/urandom > "${word#*=}"
          esac
        done
      esac
      """;

  @TempDir Path folder;
  private Path archive;
  private Path calls;

  @BeforeEach
  void makeAFinishedBuild() throws IOException {
    Path script = Path.of("..", "concord").toAbsolutePath().normalize();
    Files.copy(script, folder.resolve("concord"));
    Path shared = Path.of("src/main/launcher/start.sh");
    Files.createDirectories(folder.resolve("cli").resolve(shared).getParent());
    Files.copy(shared, folder.resolve("cli").resolve(shared));
    Files.writeString(folder.resolve("pom.xml"), "");
    Path library =
        Files.createDirectories(folder.resolve("api/target")).resolve("concord-api-1.jar");
    Files.writeString(library, "");
    Path launch = Files.createDirectories(folder.resolve("cli/target/launch"));
    Files.writeString(folder.resolve("cli/target/concord-cli-1-SNAPSHOT.jar"), "");
    Files.writeString(launch.resolve("classpath"), library + "\n");
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, NOTING_JAVA);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    archive = launch.resolve("java.jsa");
    calls = folder.resolve("calls");
  }

  private record Run(int code, String err) {}

  private Run concord(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("bash", folder.resolve("concord").toString()));
    words.addAll(List.of(arguments));
    Path err = folder.resolve("err");
    ProcessBuilder process = new ProcessBuilder(words).redirectError(err.toFile());
    process.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    process.environment().put("CALLS", calls.toString());
    process.environment().putAll(environment);
    Process run = process.redirectOutput(folder.resolve("out").toFile()).start();
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).as("the launcher ended").isTrue();
    return new Run(run.exitValue(), Files.readString(err));
  }

  private Run train() throws IOException, InterruptedException {
    return concord(Map.of(), "train", "--engine", "java");
  }

  /** The call of the run itself, which is the last. */
  private String lastCall() throws IOException {
    List<String> all = Files.readAllLines(calls, StandardCharsets.UTF_8);
    return all.get(all.size() - 1);
  }

  @Test
  void theFirstTrainingMakesAnArchiveAndLaterOnesUseIt() throws Exception {
    assertThat(train()).isEqualTo(new Run(0, "concord: preparing a faster start ...\n"));
    assertThat(train()).isEqualTo(new Run(0, ""));

    assertThat(lastCall()).contains("-XX:SharedArchiveFile=" + archive + " ");
    assertThat(calls).content().containsOnlyOnce("-Xshare:dump");
  }

  /** The virtual machine died of one with 134, at every start. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 19_999})
  void anArchiveThatWasCutShortIsMadeAgain(int length) throws Exception {
    train();
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, length));

    assertThat(train().err()).isEqualTo("concord: preparing a faster start ...\n");

    assertThat(Files.size(archive)).isEqualTo(whole.length);
    assertThat(train().err()).isEmpty();
  }

  @Test
  void anArchiveOfTheRightSizeWithOtherContentIsMadeAgain() throws Exception {
    train();
    byte[] content = Files.readAllBytes(archive);
    content[12_345] ^= 1;
    Files.write(archive, content);

    assertThat(train().err()).isEqualTo("concord: preparing a faster start ...\n");
    assertThat(Files.readAllBytes(archive)).isNotEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "engines", "--version"})
  void aShortCommandLeavesADamagedArchiveAloneAndMakesNone(String command) throws Exception {
    train();
    Files.write(archive, new byte[] {1}, StandardOpenOption.APPEND);

    assertThat(concord(Map.of(), command)).isEqualTo(new Run(0, ""));

    assertThat(lastCall()).doesNotContain("SharedArchiveFile").endsWith(" " + command);
  }

  @Test
  void anArchiveThatCouldNotBeMadeIsNotTriedAgainBeforeTheNextBuild() throws Exception {
    Map<String, String> full = Map.of("NO_ROOM", "yes");
    concord(full, "train", "--engine", "java");

    assertThat(concord(full, "train", "--engine", "java")).isEqualTo(new Run(0, ""));
    assertThat(lastCall()).doesNotContain("SharedArchiveFile");
  }

  @Test
  void aJdkThatIsGoneAfterTheBuildIsNamed() throws Exception {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String name : List.of("dirname", "readlink")) {
      Path tool =
          Files.writeString(
              tools.resolve(name), "#!/bin/sh\nexec " + programOnPath(name) + " \"$@\"\n");
      assertThat(tool.toFile().setExecutable(true)).isTrue();
    }

    Run run = concord(Map.of("PATH", tools.toString(), "JAVA_HOME", ""), "--help");

    assertThat(run)
        .isEqualTo(
            new Run(
                ExitCode.USAGE,
                "concord: a JDK, 17 or later, must be installed; found no 'java'. Install one or"
                    + " set JAVA_HOME.\n"));
  }

  private static Path programOnPath(String name) {
    for (String place : System.getenv("PATH").split(":", -1)) {
      Path program = Path.of(place, name);
      if (Files.isExecutable(program)) {
        return program.toAbsolutePath();
      }
    }
    throw new AssertionError("no " + name + " on the PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX"})
  void javaGetsAUtf8LocaleInPlaceOfOneWithoutAccents(String locale) throws Exception {
    concord(Map.of("LC_ALL", locale), "--version");

    assertThat(lastCall()).matches("LC_ALL=(C|en_US)\\.UTF-8 .*");
  }

  @Test
  void onlyTheCharsetIsChangedWhereLcAllDoesNotSetEverything() throws Exception {
    concord(Map.of("LC_ALL", "", "LC_CTYPE", "C", "LANG", "C"), "--version");

    assertThat(lastCall()).matches("LC_ALL= LC_CTYPE=(C|en_US)\\.UTF-8 .*");
  }

  @Test
  void aUtf8LocaleIsLeftAsItIs() throws Exception {
    concord(Map.of("LC_ALL", "", "LC_CTYPE", "C.UTF-8", "LANG", "de_DE.UTF-8"), "--version");

    assertThat(lastCall()).startsWith("LC_ALL= LC_CTYPE=C.UTF-8 ");
  }
}
