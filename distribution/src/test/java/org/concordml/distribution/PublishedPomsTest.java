package org.concordml.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Every module that is published has what a repository and its users ask of a pom. */
class PublishedPomsTest {

  private static final Path ROOT = Path.of("..");

  private static Element pom(Path folder) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(folder.resolve("pom.xml").toFile())
          .getDocumentElement();
    } catch (Exception failed) {
      throw new AssertionError(folder + " has no pom.xml that can be read", failed);
    }
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  /** Empty where there is no such element. */
  private static String text(Element parent, String... path) {
    Element element = parent;
    for (String name : path) {
      List<Element> next = children(element, name);
      if (next.isEmpty()) {
        return "";
      }
      element = next.get(0);
    }
    return element.getTextContent().strip();
  }

  private static List<String> modules() {
    Element list = children(pom(ROOT), "modules").get(0);
    return children(list, "module").stream().map(m -> m.getTextContent().strip()).toList();
  }

  private static boolean isPublished(Element pom) {
    return !text(pom, "properties", "maven.deploy.skip").equals("true");
  }

  static Stream<String> published() {
    return modules().stream().filter(module -> isPublished(pom(ROOT.resolve(module))));
  }

  @Test
  void whatIsPublishedIsTheLibrary() {
    assertThat(published())
        .contains("api", "bundle", "engines/java", "engines/testkit")
        .doesNotContain("cli", "benchmarks", "examples", "distribution");
    assertThat(pom(ROOT.resolve("benchmarks/peers"))).matches(pom -> !isPublished(pom));
  }

  @Test
  void theParentSaysWhatAllHaveInCommon() {
    Element parent = pom(ROOT);

    assertThat(text(parent, "name")).isNotEmpty();
    assertThat(text(parent, "description")).isNotEmpty();
    assertThat(text(parent, "inceptionYear")).isEqualTo("2026");
    assertThat(text(parent, "licenses", "license", "name")).isEqualTo("Apache-2.0");
    assertThat(text(parent, "licenses", "license", "url")).startsWith("https://");
    assertThat(text(parent, "developers", "developer", "name")).isNotEmpty();
    assertThat(text(parent, "url")).isEqualTo("${concord.url}");
    assertThat(text(parent, "scm", "url")).isEqualTo("${concord.url}");
    assertThat(text(parent, "scm", "connection")).startsWith("scm:git:${concord.url}");
  }

  @ParameterizedTest
  @MethodSource("published")
  void aPublishedModuleSaysWhatItIsAndComesWithSourcesAndJavadoc(String module) {
    Element pom = pom(ROOT.resolve(module));

    assertThat(text(pom, "name")).startsWith("Concord");
    assertThat(text(pom, "description")).hasSizeGreaterThan(20);
    assertThat(text(pom, "packaging")).isIn("", "jar");
    assertThat(text(pom, "properties", "maven.javadoc.skip")).isEmpty();
    assertThat(text(pom, "properties", "maven.source.skip")).isEmpty();
    assertThat(text(pom, "properties", "maven.install.skip")).isEmpty();
  }

  /** From a repository too, where there is no folder above it. */
  @ParameterizedTest
  @MethodSource("published")
  void aPublishedModuleNamesItsParentInFull(String module) {
    Element parent = pom(ROOT);
    Element pom = pom(ROOT.resolve(module));

    for (String part : List.of("groupId", "artifactId", "version")) {
      assertThat(text(pom, "parent", part)).isEqualTo(text(parent, part)).doesNotContain("$");
    }
  }

  @Test
  void whatIsPublishedDependsOnNothingThatIsNot() {
    Map<String, Boolean> publishedByName = new LinkedHashMap<>();
    for (String module : modules()) {
      Element pom = pom(ROOT.resolve(module));
      publishedByName.put(text(pom, "artifactId"), isPublished(pom));
    }
    assertThat(publishedByName)
        .containsEntry("concord-api", true)
        .containsEntry("concord-cli", false);

    published()
        .forEach(
            module -> {
              Element list = children(pom(ROOT.resolve(module)), "dependencies").get(0);
              for (Element dependency : children(list, "dependency")) {
                if (!text(dependency, "scope").equals("test")
                    && text(dependency, "groupId").equals("org.concordml")) {
                  assertThat(publishedByName).containsEntry(text(dependency, "artifactId"), true);
                }
              }
            });
  }

  /** A library of a SNAPSHOT or of a range would be another one tomorrow. */
  @Test
  void versionsAreFixed() throws Exception {
    List<String> versions =
        Files.readAllLines(ROOT.resolve("pom.xml")).stream()
            .filter(line -> line.strip().matches("<[a-z0-9.-]+\\.version>.*"))
            .toList();

    assertThat(versions)
        .hasSizeGreaterThan(40)
        .noneMatch(line -> line.matches(".*(SNAPSHOT|\\[|LATEST).*"));
  }
}
