package org.concordml.cli.option;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.concordml.data.Schema;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import org.concordml.datasets.BundledDataset;
import org.concordml.experiment.Monitor;
import org.concordml.experiment.Splitting;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Optimizer;
import org.concordml.network.Activation;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.network.WeightInitializer;
import org.concordml.preprocess.scaling.MeanCentringScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.preprocess.scaling.NoScaler;
import org.concordml.preprocess.scaling.RobustScaler;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.preprocess.scaling.StandardScaler;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;
import org.concordml.training.MonitoredMetric;

/**
 * Options of {@code train} and {@code compare}, and the configuration they make: each row changes
 * what its options say and nothing else of the main job.
 */
final class OptionTable {

  private static final Schema WDBC = BundledDataset.WDBC.read().schema();

  /** What a job is configured by. */
  record Setup(
      Schema schema,
      Splitting splitting,
      Scaler scaler,
      double threshold,
      NetworkSpec network,
      FitConfig fit) {

    static final Setup MAIN =
        new Setup(
            WDBC,
            Splitting.STANDARD,
            new MinMaxScaler(),
            0.5,
            NetworkSpec.standard(30),
            FitConfig.standard().build());

    Setup with(Schema other) {
      NetworkSpec wider = new NetworkSpec(other.features().size(), network.hidden(), network.l2());
      return new Setup(other, splitting, scaler, threshold, wider, fit);
    }

    Setup with(Splitting other) {
      return new Setup(schema, other, scaler, threshold, network, fit);
    }

    Setup with(Scaler other) {
      return new Setup(schema, splitting, other, threshold, network, fit);
    }

    Setup withThreshold(double other) {
      return new Setup(schema, splitting, scaler, other, network, fit);
    }

    Setup with(NetworkSpec other) {
      return new Setup(schema, splitting, scaler, threshold, other, fit);
    }

    Setup fit(UnaryOperator<FitConfig.Builder> change) {
      return new Setup(
          schema, splitting, scaler, threshold, network, change.apply(fit.toBuilder()).build());
    }
  }

  /** Words of the command line, separated by blanks, and what they come to. */
  record Row(String options, Setup expected) {

    @Override
    public String toString() {
      return options.isEmpty() ? "no option" : options;
    }
  }

  /** The same of how the table is written. */
  record FormatRow(String options, CsvFormat expected) {

    @Override
    public String toString() {
      return options;
    }
  }

  static Stream<FormatRow> formatRows() {
    CsvFormat usual = CsvFormat.standard();
    MissingWords missing = MissingWords.usual();
    return Stream.of(
        new FormatRow("", usual),
        new FormatRow("--separator auto", usual),
        new FormatRow("--separator ;", usual.withSeparator(';')),
        new FormatRow("--separator tab", usual.withSeparator('\t')),
        new FormatRow("--separator space", usual.withSeparator(' ')),
        new FormatRow("--decimal ,", usual.withDecimal(',')),
        new FormatRow("--decimal .", usual.withDecimal('.')),
        new FormatRow(
            "--encoding windows-1252", usual.withEncoding(Charset.forName("windows-1252"))),
        new FormatRow("--header", usual.withHeader(true)),
        new FormatRow("--no-header", usual.withHeader(false)),
        new FormatRow("--row-names", usual.withRowNames(true)),
        new FormatRow("--no-row-names", usual.withRowNames(false)),
        new FormatRow("--skip-lines 3", usual.withSkipLines(3)),
        new FormatRow("--skip-rows 2,9", usual.withSkipRows(Set.of(2, 9))),
        new FormatRow("--comment %", usual.withComment('%')),
        new FormatRow(
            "--missing ?,age=-9", usual.withMissing(missing.with("?").with("age", "-9"))));
  }

  private static Row row(String options, Setup expected) {
    return new Row(options, expected);
  }

  private static Row fit(String options, UnaryOperator<FitConfig.Builder> change) {
    return row(options, Setup.MAIN.fit(change));
  }

  private static NetworkSpec hidden(Activation activation, double dropout, double l2) {
    return new NetworkSpec(
        30,
        List.of(new HiddenLayer(32, activation, dropout), new HiddenLayer(16, activation, dropout)),
        l2);
  }

  private static Schema without(String... names) {
    List<String> features = new ArrayList<>(WDBC.features());
    features.removeAll(List.of(names));
    return new Schema(features, WDBC.target(), WDBC.positive(), WDBC.negative());
  }

  private static Schema withId() {
    List<String> features = new ArrayList<>(List.of("id"));
    features.addAll(WDBC.features());
    return new Schema(features, WDBC.target(), WDBC.positive(), WDBC.negative());
  }

  private static EarlyStopping stopping(
      String metric, EarlyStopping.Mode mode, int patience, double minDelta) {
    return new EarlyStopping(new MonitoredMetric(metric), mode, patience, minDelta);
  }

  static Stream<Row> rows() {
    Setup main = Setup.MAIN;
    return Stream.of(
            Stream.of(row("", main)), dataRows(main), networkRows(main), fitRows(), stoppingRows())
        .flatMap(rows -> rows);
  }

  private static Stream<Row> dataRows(Setup main) {
    return Stream.of(
        row("--target diagnosis", main),
        row("--positive B", main.with(new Schema(WDBC.features(), "diagnosis", "B", "M"))),
        row("--drop radius_mean,area_mean", main.with(without("radius_mean", "area_mean"))),
        row("--drop radius_mean --drop area_se", main.with(without("radius_mean", "area_se"))),
        row("--keep-id", main.with(withId())),
        row("--test-size 0.3", main.with(Splitting.STANDARD.withTestSize(0.3))),
        row("--stratify", main.with(Splitting.STANDARD.withStratified(true))),
        row(
            "--monitor-size 0.25",
            main.with(Splitting.STANDARD.withMonitor(new Monitor.Share(0.25)))),
        row("--monitor test", main.with(Splitting.STANDARD.withMonitor(new Monitor.TestRows()))),
        row("--seed 4294967295", main.fit(fit -> fit.seed(4294967295L))),
        row("--seed 0", main.fit(fit -> fit.seed(0))),
        row("--scaler minmax", main),
        row("--scaler standard", main.with(new StandardScaler())),
        row("--scaler mean", main.with(new MeanCentringScaler())),
        row("--scaler robust", main.with(new RobustScaler())),
        row("--scaler none", main.with(new NoScaler())),
        row("--threshold 0.35", main.withThreshold(0.35)));
  }

  private static Stream<Row> networkRows(Setup main) {
    return Stream.of(
        row("--hidden 8", main.with(NetworkSpec.dense(30, Activation.RELU, 8))),
        row("--hidden 7,5,3", main.with(NetworkSpec.dense(30, Activation.RELU, 7, 5, 3))),
        row("--hidden 0", main.with(new NetworkSpec(30, List.of(), 0))),
        row("--activation relu", main),
        row("--activation tanh", main.with(hidden(Activation.TANH, 0, 0))),
        row("--activation sigmoid", main.with(hidden(Activation.SIGMOID, 0, 0))),
        row("--activation gelu", main.with(hidden(Activation.GELU, 0, 0))),
        row("--activation leaky-relu", main.with(hidden(Activation.LEAKY_RELU, 0, 0))),
        row("--dropout 0.25", main.with(hidden(Activation.RELU, 0.25, 0))),
        row("--l2 0.01", main.with(hidden(Activation.RELU, 0, 0.01))),
        fit("--initializer he-normal", fit -> fit.initializer(WeightInitializer.HE_NORMAL)),
        fit("--initializer lecun-uniform", fit -> fit.initializer(WeightInitializer.LECUN_UNIFORM)),
        fit("--ensemble 3", fit -> fit.ensemble(3)));
  }

  private static Stream<Row> fitRows() {
    Optimizer.AdamW decayed = new Optimizer.AdamW(Optimizer.Adam.STANDARD, 0.02);
    return Stream.of(
        fit("--epochs 7", fit -> fit.epochs(7)),
        fit("--batch-size 13", fit -> fit.batchSize(13)),
        fit("--learning-rate 0.02", fit -> fit.learningRate(0.02)),
        fit("--schedule constant", fit -> fit),
        fit("--schedule step", fit -> fit.learningRate(new LearningRate.Step(0.001, 0.5, 1))),
        fit(
            "--schedule step --step-factor 0.1 --step-every 3 --learning-rate 0.2",
            fit -> fit.learningRate(new LearningRate.Step(0.2, 0.1, 3))),
        fit(
            "--schedule cosine --learning-rate 0.2",
            fit -> fit.learningRate(new LearningRate.Cosine(0.2))),
        fit("--loss bce", fit -> fit),
        fit("--loss dice", fit -> fit.loss(new BinaryLoss.SoftDice())),
        fit("--loss focal", fit -> fit.loss(new BinaryLoss.Focal(2))),
        fit("--label-smoothing 0.1", fit -> fit.loss(new BinaryLoss.CrossEntropy(0.1))),
        fit("--loss focal --focal-gamma 1.5", fit -> fit.loss(new BinaryLoss.Focal(1.5))),
        fit("--optimizer adam", fit -> fit),
        fit("--keras-rounding", fit -> fit.optimizer(Optimizer.Adam.KERAS)),
        fit("--optimizer adamw", fit -> fit.optimizer(Optimizer.AdamW.STANDARD)),
        fit("--optimizer adamw --weight-decay 0.02", fit -> fit.optimizer(decayed)),
        fit(
            "--optimizer adamw --keras-rounding",
            fit ->
                fit.optimizer(
                    new Optimizer.AdamW(
                        Optimizer.Adam.KERAS, Optimizer.AdamW.STANDARD.weightDecay()))),
        fit("--optimizer rmsprop", fit -> fit.optimizer(Optimizer.RmsProp.STANDARD)),
        fit("--optimizer sgd", fit -> fit.optimizer(new Optimizer.Sgd(0, false))),
        fit("--optimizer sgd --momentum 0.8", fit -> fit.optimizer(new Optimizer.Sgd(0.8, false))),
        fit(
            "--optimizer sgd --momentum 0.8 --nesterov",
            fit -> fit.optimizer(new Optimizer.Sgd(0.8, true))),
        fit("--clip-value 0.5", fit -> fit.clipping(new GradientClipping.ByValue(0.5))),
        fit("--clip-norm 0.5", fit -> fit.clipping(new GradientClipping.ByGlobalNorm(0.5))),
        fit("--class-weight balanced", fit -> fit.classWeights(new ClassWeights.Balanced())),
        fit("--class-weight 1.5,4", fit -> fit.classWeights(ClassWeights.of(1.5, 4))),
        fit("--noise 0.1", fit -> fit.inputNoise(0.1)));
  }

  private static Stream<Row> stoppingRows() {
    EarlyStopping.Mode min = EarlyStopping.Mode.MIN;
    EarlyStopping.Mode max = EarlyStopping.Mode.MAX;
    return Stream.of(
        fit("--early-stopping valLoss", fit -> fit.earlyStopping(stopping("valLoss", min, 5, 0))),
        fit("--early-stopping valMcc", fit -> fit.earlyStopping(stopping("valMcc", max, 5, 0))),
        fit(
            "--early-stopping accuracy --patience 3",
            fit -> fit.earlyStopping(stopping("accuracy", max, 3, 0))),
        fit(
            "--early-stopping loss --min-delta 0.25",
            fit -> fit.earlyStopping(stopping("loss", min, 5, 0.25))),
        fit(
            "--early-stopping valLoss --mode max",
            fit -> fit.earlyStopping(stopping("valLoss", max, 5, 0))));
  }

  private OptionTable() {}
}
