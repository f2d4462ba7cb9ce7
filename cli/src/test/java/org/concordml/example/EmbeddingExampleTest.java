package org.concordml.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.concordml.data.Examples;
import org.concordml.data.TabularData;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.network.NetworkSpec;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
import org.concordml.training.EngineRun;
import org.concordml.training.EngineRunner;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.junit.jupiter.api.Test;

/** The README's example of the library, compiled and run. */
class EmbeddingExampleTest {

  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void trains_and_evaluates() {
    // README: begin
    TabularData data = BundledDataset.WDBC.read();
    Split split = new TrainTestSplit(0.2, 42, false).split(data);
    FittedScaler scaler = new MinMaxScaler().fit(split.training(data));
    Examples train = scaler.transform(split.training(data).labelled());
    Examples test = scaler.transform(split.test(data));

    NetworkSpec network = NetworkSpec.standard(data.schema().features().size());
    FitConfig config = FitConfig.standard().epochs(20).build();
    TrainingJob job = TrainingJob.of(network, config, train, test);

    EngineBackend engine = EngineRegistry.load().find("pytorch");
    EngineRun run =
        new EngineRunner(DeviceRequest.AUTO, 0.5).run(engine, job, TrainingObserver.NONE);
    double auc = run.evaluation().metric(BinaryMetric.ROC_AUC);
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
