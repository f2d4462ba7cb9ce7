package org.concordml.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordml.comparison.EngineParity;
import org.concordml.comparison.FirstDivergence;
import org.concordml.comparison.ParityReport;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.NativeFile;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.DecisionThreshold;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.experiment.Baseline;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.HiddenLayers;
import org.concordml.experiment.Monitor;
import org.concordml.experiment.Recipe;
import org.concordml.experiment.Splitting;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Optimizer;
import org.concordml.linear.LinearModel;
import org.concordml.network.Activation;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.preprocess.scaling.NoScaler;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;
import org.concordml.split.Split;
import org.concordml.training.EarlyStopping;
import org.concordml.training.EpochRecord;
import org.concordml.training.FitConfig;
import org.concordml.training.HeldOutScores;
import org.concordml.training.MonitoredMetric;
import org.concordml.training.TrainedModel;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.TrainedEnsemble;

/** Finished jobs whose every number is given, seconds and memory too. */
public final class SampleReport {

  private static final double THRESHOLD = 0.5;
  private static final NetworkSpec NETWORK = NetworkSpec.dense(2, Activation.RELU, 3);
  private static final Splitting SPLITTING = Splitting.STANDARD.withTestSize(0.4);
  private static final Recipe RECIPE =
      Recipe.standard(TableRoles.target("diagnosis").withPositive("M"))
          .withSplit(SPLITTING)
          .withNetwork(new HiddenLayers(List.of(3), Activation.RELU, 0, 0))
          .withThreshold(THRESHOLD);

  private SampleReport() {}

  /** Three engines, of which the last is apart from the others, and a baseline. */
  public static JobReport compare() {
    double[] agreed = {0.125, 0.1 + 0.2, 1e-9, 0.75};
    double[] apart = {0.125, 0.625, 1e-9, 0.75};
    List<EngineRun> runs =
        List.of(
            run("pytorch", agreed, history(2, 0)),
            run("mxnet", agreed, history(2, 0)),
            run("java", apart, history(2, 0.01)));
    return withBaseline(report("compare", rows(), runs, Optional.of(parity())));
  }

  private static JobReport withBaseline(JobReport report) {
    double[] probabilities = {0.25, 0.75, 0.125, 0.5};
    double[] logits = logits(probabilities);
    boolean[] truth = split(rows()).test(rows()).labels();
    return new JobReport(
        report.command(),
        report.experiment(),
        report.notices(),
        report.runs(),
        report.parity(),
        Optional.of(
            new Baseline.Fitted(
                "logistic regression",
                new LinearModel(Head.LOGISTIC, new double[] {1.5, -2}, new double[] {0.5}, 7, true),
                new HeldOutScores(0.125, 0.75, logits, probabilities),
                rounded(
                    Evaluation.of(
                        truth, probabilities, logits, DecisionThreshold.above(THRESHOLD))),
                0.0625)),
        report.provenance(),
        report.engines(),
        report.start());
  }

  private static double[] logits(double[] probabilities) {
    return Arrays.stream(probabilities).map(p -> rounded(Math.log(p / (1 - p)))).toArray();
  }

  /** One engine whose test rows are all negative, so that much is undefined; unusual settings. */
  public static JobReport train() {
    boolean[] labels = new boolean[10];
    int[] train = split(rows()).train();
    labels[train[0]] = true;
    Examples rows = Examples.binary(rows().features(), labels);
    JobReport plain =
        report(
            "train",
            rows,
            List.of(run("java", new double[] {0.1, 0.2, 0.3, 0.4}, history(1, 0), rows)),
            Optional.empty());
    FitConfig fit =
        FitConfig.standard()
            .loss(new BinaryLoss.Focal(2))
            .optimizer(new Optimizer.Sgd(0.9, true))
            .learningRate(new LearningRate.Step(0.01, 0.5, 3))
            .clipping(new GradientClipping.ByGlobalNorm(1))
            .classWeights(new ClassWeights.Balanced())
            .inputNoise(0.05)
            .earlyStopping(
                new EarlyStopping(
                    new MonitoredMetric("valLoss"), EarlyStopping.Mode.MIN, 3, 0.0001))
            .build();
    Recipe recipe =
        RECIPE
            .withScaler(new NoScaler())
            .withNetwork(new HiddenLayers(List.of(4), Activation.LEAKY_RELU, 0.25, 0.001))
            .withSplit(SPLITTING.withMonitor(new Monitor.TestRows()))
            .withFit(fit);
    return with(recipe, plain);
  }

  /** The same runs, as if they were of another recipe. */
  public static JobReport with(Recipe recipe, JobReport report) {
    return new JobReport(
        report.command(),
        Experiment.of(recipe, report.data()),
        report.notices(),
        report.runs(),
        report.parity(),
        report.baseline(),
        report.provenance(),
        report.engines(),
        report.start());
  }

  /** Engines that agree, for pictures. */
  public static JobReport agreeing(int epochs, String... engines) {
    double[] probabilities = {0.125, 0.3, 0.01, 0.75};
    List<EngineRun> runs = new ArrayList<>();
    List<EngineParity> parities = new ArrayList<>();
    for (String engine : engines) {
      runs.add(run(engine, probabilities, history(epochs, runs.size() * 1e-7)));
      if (runs.size() > 1) {
        parities.add(new EngineParity(engine, 1e-7, 1e-6, 1e-7, 0, Optional.empty()));
      }
    }
    return report(
        "compare", rows(), runs, Optional.of(new ParityReport(engines[0], 1e-4, parities)));
  }

  /** One engine whose weights are those of its third epoch. */
  public static JobReport restored(int epochs) {
    return trained(TrainedEnsemble.of(third(epochs)));
  }

  /** Two networks on one engine, the second of which stopped two epochs before the first. */
  public static JobReport ensemble(int epochs) {
    TrainedModel longer = third(epochs);
    TrainedEnsemble two =
        new TrainedEnsemble(List.of(longer, third(epochs - 2)), longer.validation(), longer.test());
    return with(RECIPE.withFit(FitConfig.standard().ensemble(2).build()), trained(two));
  }

  private static TrainedModel third(int epochs) {
    TrainedModel m = agreeing(epochs, "java").runs().get(0).model().members().get(0);
    return new TrainedModel(
        m.engine(),
        m.device(),
        m.network(),
        m.weights(),
        m.history(),
        m.stepLosses(),
        3,
        false,
        m.validation(),
        m.test());
  }

  private static JobReport trained(TrainedEnsemble model) {
    EngineRun run = agreeing(1, "java").runs().get(0);
    return report(
        "train",
        rows(),
        List.of(
            new EngineRun(
                run.engine(),
                run.engineVersion(),
                run.library(),
                model,
                run.evaluation(),
                run.loadSeconds(),
                run.trainSeconds(),
                run.rowsPerSecond(),
                run.peakMemoryMb())),
        Optional.empty());
  }

  private static JobReport report(
      String command, Examples rows, List<EngineRun> runs, Optional<ParityReport> parity) {
    Map<String, Integer> missing = new LinkedHashMap<>();
    missing.put("id", 0);
    missing.put("radius, mean", 2);
    missing.put("texture", 1);
    missing.put("diagnosis", 0);
    TabularData data =
        new TabularData(
            "tumours.csv",
            "ab".repeat(32),
            new Schema(List.of("radius, mean", "texture"), "diagnosis", "M", "B, \"benign\""),
            rows,
            new Preparation(12, 2, List.of("id"), missing, List.of()));
    return new JobReport(
        command,
        Experiment.of(RECIPE, data),
        List.of("column 'id' was left out"),
        runs,
        parity,
        Optional.empty(),
        new Provenance(
            "0.1.0",
            Instant.parse("2026-11-25T12:00:00Z"),
            List.of("concord", command),
            "17.0.15+6",
            "Example",
            "Linux 6.1 amd64"),
        runs.stream().map(run -> identity(run.engine())).toList(),
        Optional.empty());
  }

  private static EngineIdentity identity(String engine) {
    return new EngineIdentity(
        engine,
        "2.7.1",
        "libtorch 2.7.1",
        "/lib/torch",
        Optional.of(new NativeFile("libtorch_cpu.so", 1000, "cd".repeat(32))),
        0.5);
  }

  private static Split split(Examples rows) {
    return SPLITTING.split(rows, 42, false);
  }

  private static Examples rows() {
    boolean[] labels = new boolean[10];
    for (int row = 0; row < labels.length; row += 3) {
      labels[row] = true;
    }
    return Examples.binary(FeatureMatrix.of(new double[20], 2), labels);
  }

  private static List<EpochRecord> history(int epochs, double apart) {
    List<EpochRecord> history = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double learned = 1 - 1 / (1 + 0.4 * epoch);
      double ripple = 0.01 * ((epoch * 7919 % 13) / 13.0 - 0.5);
      history.add(
          new EpochRecord(
              epoch,
              0.7 - 0.65 * learned + ripple / 2 + apart,
              0.62 + 0.37 * learned + ripple,
              0.72 - 0.62 * learned - ripple + apart,
              0.6 + 0.37 * learned - ripple,
              0.25 / epoch));
    }
    return history;
  }

  private static EngineRun run(String engine, double[] probabilities, List<EpochRecord> history) {
    return run(engine, probabilities, history, rows());
  }

  private static EngineRun run(
      String engine, double[] probabilities, List<EpochRecord> history, Examples rows) {
    double[] logits = logits(probabilities);
    boolean[] truth = split(rows).test(rows).labels();
    HeldOutScores scores = new HeldOutScores(0.0771, 0.75, logits, probabilities);
    TrainedModel model =
        new TrainedModel(
            engine,
            new DeviceChoice(DeviceRequest.AUTO, "cpu", "no GPU that " + engine + " can use"),
            NETWORK,
            new Weights(NETWORK.layout(), new double[NETWORK.layout().size()]),
            history,
            List.of(),
            history.size(),
            false,
            scores,
            scores);
    return new EngineRun(
        engine,
        "1.2.3",
        "a library",
        TrainedEnsemble.of(model),
        rounded(Evaluation.of(truth, probabilities, logits, DecisionThreshold.above(THRESHOLD))),
        0.5,
        1.25,
        1234.5,
        512.25);
  }

  /** To six decimals: the last ones are the processor's, and no concern of a report. */
  private static Evaluation.Binary rounded(Evaluation.Binary exact) {
    Map<BinaryMetric, Double> metrics = new EnumMap<>(BinaryMetric.class);
    exact.metrics().forEach((metric, value) -> metrics.put(metric, rounded(value)));
    Map<BinaryMetric, ConfidenceInterval> intervals = new EnumMap<>(BinaryMetric.class);
    exact
        .intervals()
        .forEach(
            (metric, i) ->
                intervals.put(
                    metric,
                    new ConfidenceInterval(rounded(i.lower()), rounded(i.upper()), i.level())));
    return new Evaluation.Binary(
        exact.threshold(),
        exact.counts(),
        exact.roc(),
        exact.precisionRecall(),
        metrics,
        intervals);
  }

  private static double rounded(double value) {
    return Double.isNaN(value) ? value : Math.round(value * 1e6) / 1e6;
  }

  private static ParityReport parity() {
    return new ParityReport(
        "pytorch",
        1e-4,
        List.of(
            new EngineParity("mxnet", 1e-7, 2.5e-6, 0, 0, Optional.empty()),
            new EngineParity(
                "java",
                0.01,
                Double.POSITIVE_INFINITY,
                0.2,
                1,
                Optional.of(new FirstDivergence("java", 1, 2, "loss", 0.5, 0.51, 0.01)))));
  }
}
