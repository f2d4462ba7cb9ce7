package org.concordml.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the launcher of the zip does before Java starts, in a folder that looks like an unpacked zip
 * and with a {@code java} that only notes how it was called.
 */
@DisabledOnOs(OS.WINDOWS)
class ZipLauncherTest {

  private static final String NOTING_JAVA =
      """
      #!/usr/bin/env bash
      printf '[%s]' "$@" >> "$CALLS"
      echo >> "$CALLS"
      for word in "$@"; do
        case $word in
          -XX:DumpLoadedClassList=*) echo java/lang/Object > "${word#*=}" ;;
          -XX:SharedArchiveFile=*)
            case " $* " in *" -Xshare:dump "*) echo archive > "${word#*=}" ;; esac
            ;;
        esac
      done
      """;

  @TempDir Path folder;
  private Path home;
  private Path java;
  private Path calls;
  private Path cache;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void unpack() throws IOException {
    home = Files.createDirectories(folder.resolve("un zipped/concord 1"));
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.copy(Path.of("src/main/launcher/concord"), home.resolve("bin/concord"));
    Files.copy(Path.of("../cli/src/main/launcher/start.sh"), home.resolve("lib/start.sh"));
    Files.writeString(home.resolve("lib/concord-cli-1.jar"), "cli");
    Files.writeString(home.resolve("lib/gson-2.jar"), "gson");
    java = Files.createDirectories(folder.resolve("j re/bin")).resolve("java");
    Files.writeString(java, NOTING_JAVA);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    calls = folder.resolve("calls");
    cache = folder.resolve("ca che");
    environment.put("JAVA_HOME", java.getParent().getParent().toString());
    environment.put("CALLS", calls.toString());
    environment.put("XDG_CACHE_HOME", cache.toString());
  }

  private Shell concord(String... arguments) throws IOException, InterruptedException {
    return concordAt(folder, home.resolve("bin/concord").toString(), arguments);
  }

  private Shell concordAt(Path directory, String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("bash", script));
    words.addAll(List.of(arguments));
    return Shell.run(directory, environment, words);
  }

  private String lastCall() throws IOException {
    List<String> all = Files.readAllLines(calls, StandardCharsets.UTF_8);
    return all.get(all.size() - 1);
  }

  private List<Path> cached() throws IOException {
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void javaGetsTheJarsOfTheZipAndTheArgumentsAsTheyAre() throws Exception {
    assertThat(concord("predict", "a b", "*")).isEqualTo(new Shell(0, "", ""));

    assertThat(lastCall())
        .contains("[-cp][" + home + "/lib/concord-cli-1.jar:" + home + "/lib/gson-2.jar]")
        .endsWith("[org.concordml.cli.Main][predict][a b][*]");
  }

  @Test
  void itIsFoundThroughLinksAndFromAnyFolder() throws Exception {
    Path links = Files.createDirectories(folder.resolve("li nks"));
    Path first = Files.createSymbolicLink(links.resolve("first"), home.resolve("bin/concord"));
    Files.createSymbolicLink(links.resolve("second"), first.getFileName());
    environment.put("CDPATH", folder.toString());

    for (List<String> start :
        List.of(
            List.of(folder.toString(), "li nks/second"),
            List.of(links.toString(), "./second"),
            List.of(home.toString(), "bin/concord"),
            List.of(home.resolve("bin").toString(), "concord"))) {
      assertThat(concordAt(Path.of(start.get(0)), start.get(1), "--help").code()).isZero();
      assertThat(lastCall()).contains("[" + home + "/lib/concord-cli-1.jar:");
    }
  }

  @Test
  void theFirstTrainingKeepsAnArchiveInTheCacheAndLaterOnesUseIt() throws Exception {
    List<Path> before = unpacked();

    assertThat(concord("train", "--engine", "java").err())
        .isEqualTo("concord: preparing a faster start ...\n");
    assertThat(concord("train", "--engine", "java").err()).isEmpty();

    assertThat(lastCall()).contains("[-XX:SharedArchiveFile=" + cache + "/concord/");
    assertThat(unpacked()).isEqualTo(before);
  }

  private List<Path> unpacked() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "engines", "predict"})
  void aShortCommandWritesNothing(String command) throws Exception {
    assertThat(concord(command)).isEqualTo(new Shell(0, "", ""));

    assertThat(cached()).isEmpty();
  }

  /** Every file of a zip has the same time, so times do not tell one version from another. */
  @Test
  void anArchiveOfOtherJarsIsNotUsed() throws Exception {
    concord("train", "--engine", "java");
    Path jar = home.resolve("lib/concord-cli-1.jar");
    var time = Files.getLastModifiedTime(jar);
    Files.writeString(jar, "ilc");
    Files.setLastModifiedTime(jar, time);

    concord("--help");
    assertThat(lastCall()).doesNotContain("SharedArchiveFile");
    assertThat(concord("train", "--engine", "java").err()).contains("preparing");
  }

  @Test
  void anArchiveOfAnotherJavaIsNotUsed() throws Exception {
    concord("train", "--engine", "java");
    Files.writeString(folder.resolve("j re/release"), "JAVA_VERSION=\"21.0.1\"\n");

    concord("--help");

    assertThat(lastCall()).doesNotContain("SharedArchiveFile");
  }

  @Test
  void withoutAPlaceForArchivesEverythingWorks() throws Exception {
    Files.writeString(cache, "a file");
    assertThat(concord("train", "--engine", "java")).isEqualTo(new Shell(0, "", ""));

    environment.put("XDG_CACHE_HOME", "");
    environment.put("HOME", "");
    assertThat(concord("train", "--engine", "java")).isEqualTo(new Shell(0, "", ""));
    environment.put("TMPDIR", folder.resolve("missing").toString());
    environment.put("XDG_CACHE_HOME", folder.resolve("other cache").toString());
    assertThat(concord("train", "--engine", "java").code()).isZero();
    assertThat(lastCall()).doesNotContain("SharedArchiveFile");
  }

  @Test
  void theArchivesOfAFolderThatIsGoneAreCleared() throws Exception {
    concord("train", "--engine", "java");
    assertThat(cached()).hasSize(3);
    Path moved = Files.move(home, home.resolveSibling("concord 2"));

    concordAt(folder, moved.resolve("bin/concord").toString(), "train", "--engine", "java");

    assertThat(cached()).hasSize(3);
    assertThat(lastCall()).contains("SharedArchiveFile", "concord 2/lib");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_412", "11.0.2", "16"})
  void anOldJavaIsRefusedWithASentence(String version) throws Exception {
    Path release = folder.resolve("j re/release");
    Files.writeString(release, "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");

    assertThat(concord("--help"))
        .isEqualTo(
            new Shell(
                2,
                "",
                "concord: Java must be 17 or later, found "
                    + version.replaceFirst("^1\\.", "").replaceFirst("\\..*", "")
                    + " in "
                    + release.getParent()
                    + ". Install a JRE or set JAVA_HOME.\n"));
    assertThat(calls).doesNotExist();
  }

  @Test
  void aMissingJavaIsNamed() throws Exception {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : List.of("bash", "dirname", "readlink")) {
      Shell.link(tool, tools);
    }
    environment.put("PATH", tools.toString());
    environment.put("JAVA_HOME", "");

    assertThat(concord("--help"))
        .isEqualTo(
            new Shell(
                2,
                "",
                "concord: Java, 17 or later, must be installed; found no 'java'. Install a JRE or"
                    + " set JAVA_HOME.\n"));
  }

  @Test
  void aFolderThatJavaCannotHaveOnAClassPathIsNamed() throws Exception {
    Path moved = Files.move(home, home.resolveSibling("a:b"));

    Shell run = concordAt(folder, moved.resolve("bin/concord").toString(), "--help");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "concord: the folder must have no colon in its name, which separates the jars for"
                + " Java, found '"
                + moved
                + "'. Move it.\n");
  }
}
