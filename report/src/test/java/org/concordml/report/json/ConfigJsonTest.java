package org.concordml.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordml.learning.BinaryLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.report.JobReport;
import org.concordml.report.SampleReport;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;
import org.concordml.training.MonitoredMetric;
import org.junit.jupiter.api.Test;

/** Each kind of setting that the golden files leave out. */
class ConfigJsonTest {

  @Test
  void losses() {
    assertMember(
        FitConfig.standard().loss(new BinaryLoss.SoftDice()),
        "loss",
        "{'name':'dice','epsilon':1.0E-7}");
    assertMember(
        FitConfig.standard().loss(BinaryLoss.CrossEntropy.STANDARD), "loss", "{'name':'bce'}");
    assertMember(
        FitConfig.standard().loss(new BinaryLoss.CrossEntropy(0.1)),
        "loss",
        "{'name':'bce','labelSmoothing':0.1}");
    assertMember(
        FitConfig.standard().loss(new BinaryLoss.Focal(3)), "loss", "{'name':'focal','gamma':3.0}");
  }

  @Test
  void optimizers() {
    assertMember(
        FitConfig.standard().optimizer(AdamW.STANDARD),
        "optimizer",
        "{'name':'adamw','beta1':0.9,'beta2':0.999,'epsilon':1.0E-7,'float32BetaPowers':false,"
            + "'weightDecay':0.004}");
    assertMember(
        FitConfig.standard().optimizer(new Sgd(0, false)),
        "optimizer",
        "{'name':'sgd','momentum':0.0,'nesterov':false}");
    assertMember(
        FitConfig.standard().optimizer(RmsProp.STANDARD),
        "optimizer",
        "{'name':'rmsprop','rho':0.9,'epsilon':1.0E-7}");
  }

  @Test
  void schedulesClippingAndWeights() {
    assertMember(
        FitConfig.standard().learningRate(new LearningRate.Cosine(0.01)),
        "learningRate",
        "{'name':'cosine','rate':0.01}");
    assertMember(
        FitConfig.standard().learningRate(new LearningRate.Step(0.1, 0.5, 7)),
        "learningRate",
        "{'name':'step','rate':0.1,'factor':0.5,'everyEpochs':7}");
    assertMember(FitConfig.standard(), "clipping", "null");
    assertMember(
        FitConfig.standard().clipping(new GradientClipping.ByValue(0.5)),
        "clipping",
        "{'name':'value','limit':0.5}");
    assertMember(
        FitConfig.standard().classWeights(ClassWeights.of(1, 2.5)),
        "classWeights",
        "{'name':'fixed','negative':1.0,'positive':2.5}");
  }

  @Test
  void earlyStopping() {
    assertMember(FitConfig.standard(), "earlyStopping", "null");
    assertMember(
        FitConfig.standard().earlyStopping(EarlyStopping.on(new MonitoredMetric("valLoss"))),
        "earlyStopping",
        "{'metric':'valLoss','mode':'min','patience':5,'minDelta':0.0}");
  }

  private static void assertMember(FitConfig.Builder config, String name, String json) {
    JobReport sample = SampleReport.compare();
    JobReport report = SampleReport.with(sample.recipe().withFit(config.build()), sample);
    assertThat(ConfigJson.of(report).get(name)).hasToString(json.replace('\'', '"'));
  }
}
