package org.concordml.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The zip that the build left, once it is there: what it holds, and that it runs. */
@DisabledOnOs(OS.WINDOWS)
class WholeZipCheck {

  /** All that the launcher calls beside Java. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cksum",
          "dirname",
          "locale",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "stty");

  @TempDir private static Path folder;
  private static Path home;

  @BeforeAll
  static void unpack() throws IOException {
    Path zip = onlyZip();
    try (FileSystem files =
        FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true))) {
      Path root = files.getPath("/");
      Path target = Files.createDirectories(folder.resolve("un zipped"));
      for (Path file : tree(root)) {
        Path copy = target.resolve(root.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
          Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
        }
      }
      home = target.resolve(zip.getFileName().toString().replaceFirst("\\.zip$", ""));
    }
  }

  private static Path onlyZip() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      List<Path> zips = files.filter(file -> file.toString().endsWith(".zip")).toList();
      assertThat(zips).hasSize(1);
      return zips.get(0);
    }
  }

  private static List<Path> tree(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.sorted().toList();
    }
  }

  private static List<String> names(String subfolder) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve(subfolder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> jars() throws IOException {
    return names("lib").stream().filter(name -> name.endsWith(".jar")).toList();
  }

  @Test
  void itHoldsTheJarsOfTheCommandLineAndNoOthers() throws IOException {
    List<String> expected = new ArrayList<>();
    String classPath = Files.readString(Path.of("../cli/target/launch/classpath")).strip();
    for (String jar : classPath.split(File.pathSeparator)) {
      expected.add(Path.of(jar).getFileName().toString());
    }

    assertThat(jars())
        .filteredOn(name -> !name.startsWith("concord-cli-"))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(jars()).hasSize(expected.size() + 1);
  }

  /** The launcher lists them by name, so no class may be in two of them. */
  @Test
  void noClassIsInTwoJars() throws IOException {
    Map<String, String> jarOfClass = new TreeMap<>();
    for (String jar : jars()) {
      try (FileSystem files = FileSystems.newFileSystem(home.resolve("lib").resolve(jar))) {
        for (Path file : tree(files.getPath("/"))) {
          String name = file.toString();
          if (name.endsWith(".class")
              && !name.startsWith("/META-INF/")
              && !name.endsWith("-info.class")) {
            assertThat(jarOfClass.put(name, jar)).as("%s in %s", name, jar).isNull();
          }
        }
      }
    }
    assertThat(jarOfClass).containsKey("/org/concordml/cli/Main.class");
  }

  @Test
  void itHoldsWhatAUserNeedsBesideThem() throws IOException {
    assertThat(names(""))
        .filteredOn(name -> !name.endsWith("-sbom.json"))
        .containsExactly(
            "LICENSE",
            "NOTICE",
            "README.md",
            "THIRD-PARTY.txt",
            "bin",
            "completions",
            "lib",
            "man");
    assertThat(names("completions")).containsExactly("_concord", "concord.bash", "concord.fish");
    assertThat(names("man/man1")).contains("concord.1").hasSize(CommandLines.names().size() + 1);
    assertThat(home.resolve("LICENSE")).hasSameTextualContentAs(Path.of("../LICENSE"));
  }

  /** In the zip and beside it; the sums are those of the very jars. */
  @Test
  void theBillOfMaterialsListsEveryJarAndNothingElse() throws IOException {
    String name = home.getFileName() + "-sbom.json";
    String bill = Files.readString(home.resolve(name));

    assertThat(jars()).allSatisfy(jar -> assertThat(bill).contains(sum(jar)));
    assertThat(bill.split("\"type\" : \"library\",\\s+\"bom-ref\"", -1)).hasSize(jars().size() + 1);
    assertThat(bill).doesNotContain("serialNumber").contains("\"bomFormat\" : \"CycloneDX\"");
    assertThat(Path.of("target", name)).hasSameTextualContentAs(home.resolve(name));
  }

  private static String sum(String jar) {
    try {
      byte[] content = Files.readAllBytes(home.resolve("lib").resolve(jar));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (IOException | GeneralSecurityException failed) {
      throw new AssertionError(jar + " cannot be summed", failed);
    }
  }

  @Test
  void theLicenceOfEveryJarOfOthersIsTold() throws IOException {
    String licences = Files.readString(home.resolve("THIRD-PARTY.txt"));
    List<String> others = jars().stream().filter(jar -> !jar.startsWith("concord-")).toList();

    assertThat(licences.lines().filter(line -> line.startsWith("     ("))).hasSize(others.size());
    assertThat(licences).doesNotContainIgnoringCase("unknown");
    assertThat(others)
        .allSatisfy(
            jar -> {
              String artifact = jar.replaceFirst("-(linux|osx|win)-[a-z0-9_]+\\.jar$|\\.jar$", "");
              assertThat(licences.replaceAll("([\\w.-]+):([\\w.-]+) - ", "$1-$2 - "))
                  .contains(":" + artifact + " - ");
            });
  }

  @Test
  void whoeverUnpackedItMayReadAllAndRunTheLauncher() throws IOException {
    Set<PosixFilePermission> program = PosixFilePermissions.fromString("rwxr-xr-x");
    Set<PosixFilePermission> text = PosixFilePermissions.fromString("rw-r--r--");

    assertThat(Files.getPosixFilePermissions(home.resolve("bin/concord"))).isEqualTo(program);
    for (Path file : tree(home)) {
      if (Files.isRegularFile(file) && !file.endsWith("bin/concord")) {
        assertThat(Files.getPosixFilePermissions(file)).as("%s", file).isEqualTo(text);
      }
    }
  }

  /**
   * Without Maven, through a link, from another folder, with nothing on the PATH that it does not
   * need.
   */
  @Test
  void itTrainsWhereItWasUnpackedAndLeavesItAsItWas() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("li nk"), home.resolve("bin/concord"));
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Shell.link(tool, tools);
    }
    Map<String, String> environment =
        Map.of(
            "PATH", tools.toString(),
            "JAVA_HOME", System.getProperty("java.home"),
            "XDG_CACHE_HOME", Files.writeString(folder.resolve("cache"), "no folder").toString());
    List<Path> before = tree(home);

    Shell run =
        Shell.run(
            folder,
            environment,
            List.of(link.toString(), "train", "--engine", "java", "--epochs", "2", "--quiet"));

    assertThat(run.err()).startsWith("note: ").hasLineCount(1);
    assertThat(run.code()).isZero();
    assertThat(folder.resolve("concord-out/history.csv")).isNotEmptyFile();
    assertThat(tree(home)).isEqualTo(before);
    Shell version = Shell.run(folder, environment, List.of(link.toString(), "--version"));
    assertThat(version.out()).startsWith("concord " + home.getFileName().toString().substring(8));
    assertThat(version.err()).isEmpty();
  }
}
