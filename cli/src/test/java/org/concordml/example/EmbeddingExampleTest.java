package org.concordml.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.EngineRegistry;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.training.FitConfig;
import org.concordml.training.runner.EngineRun;
import org.junit.jupiter.api.Test;

/** The README's example of the library, compiled and run. */
class EmbeddingExampleTest {

  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void trains_and_evaluates() {
    // README: begin
    BundledDataset dataset = BundledDataset.WDBC;
    Recipe recipe =
        Recipe.standard(dataset.roles()).withFit(FitConfig.standard().epochs(20).build());
    Experiment experiment = Experiment.of(recipe, dataset.read());

    EngineRun run = experiment.run(EngineRegistry.load().findTraining("pytorch"));
    double auc = run.evaluation().metrics().get(BinaryMetric.ROC_AUC);
    // README: end

    assertThat(auc).isGreaterThan(0.98);
  }

  @Test
  void is_what_the_readme_shows() throws IOException {
    Path source = Path.of("src/test/java/org/concordml/example/EmbeddingExampleTest.java");
    String here = Files.readString(source);
    String imports =
        here.lines()
            .filter(line -> line.startsWith("import org.concordml."))
            .collect(Collectors.joining("\n", "", "\n\n"));
    String body =
        here.substring(
            here.indexOf('\n', here.indexOf("// README: begin")) + 1,
            here.indexOf("    // README: end"));

    Matcher shown = JAVA_BLOCK.matcher(Files.readString(Path.of("../README.md")));

    assertThat(shown.find()).isTrue();
    assertThat(shown.group(1)).isEqualTo(imports + body.replaceAll("(?m)^    ", ""));
  }
}
