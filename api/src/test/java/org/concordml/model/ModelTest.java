package org.concordml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.concordml.data.NumberColumn;
import org.concordml.data.Schema;
import org.concordml.data.Table;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.FeatureColumns;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.preprocess.FittedPreprocessing;
import org.concordml.preprocess.Preprocessing;
import org.concordml.provenance.Provenance;
import org.concordml.split.Split;
import org.junit.jupiter.api.Test;

/** The parts of a model fit one another, and its outputs mean what it says. */
class ModelTest {

  private static final FittedPreprocessing AGE =
      Preprocessing.standard()
          .fit(
              new Split(3, new int[] {0, 1}, new int[] {2})
                  .training(
                      new FeatureColumns(
                          Table.of("t", List.of(NumberColumn.of("age", 20, 60, 40))),
                          Map.of("age", new ColumnKind.Numeric()))));

  private static Model model(NetworkSpec network, Task task, String... classes) {
    return new Model(
        new Schema(List.of("age"), "y", task, List.of(classes)),
        AGE,
        network,
        List.of(new Weights(network.layout(), new double[network.layout().size()])),
        new Decision(0.5),
        Provenance.now(List.of("test")));
  }

  private static NetworkSpec network(Head head) {
    return new NetworkSpec(1, List.of(), head, 0);
  }

  @Test
  void twoClassesAreToldByTheThreshold() {
    Model model = model(network(Head.LOGISTIC), Task.BINARY, "no", "yes");
    Predictions predictions = new Predictions(model, new double[] {0.5, 0.51}, List.of());

    assertThat(predictions.rows()).isEqualTo(2);
    assertThat(predictions.label(0)).isEqualTo("no");
    assertThat(predictions.label(1)).isEqualTo("yes");
    assertThat(predictions.probabilities(1)).containsExactly(0.49, 0.51);
    assertThat(predictions.value(1)).isEqualTo(0.51);
  }

  @Test
  void ofSeveralTheFirstOfTheMostProbableIsTaken() {
    Model model = model(network(new Head.Softmax(3)), Task.MULTICLASS, "a", "b", "c");
    Predictions predictions =
        new Predictions(model, new double[] {0.2, 0.4, 0.4, 0.1, 0.2, 0.7}, List.of());

    assertThat(predictions.label(0)).isEqualTo("b");
    assertThat(predictions.label(1)).isEqualTo("c");
    assertThat(predictions.probabilities(1)).containsExactly(0.1, 0.2, 0.7);
    assertThatThrownBy(() -> predictions.value(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a row must have one prediction, found one for each of 3 classes");
  }

  @Test
  void aNumberIsInTheUnitOfTheOutcome() {
    Head head = Head.Linear.standardising(new Targets.Numbers(new double[] {10, 30}));
    Predictions predictions =
        new Predictions(
            model(network(head), Task.REGRESSION), head.predictions(new double[] {0.5}), List.of());

    assertThat(predictions.value(0)).isEqualTo(25);
    assertThat(predictions.label(0)).isEqualTo("25");
    assertThatThrownBy(() -> predictions.probabilities(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("classes must be predicted, found a number");
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(NetworkSpec.standard(2), Task.BINARY, "no", "yes"))
        .withMessage(
            "preprocessing must give as many features as the network takes, found 1 for 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(network(Head.LINEAR), Task.BINARY, "no", "yes"))
        .withMessage(
            "the network must predict what the schema says, found the head Linear[mean=0.0,"
                + " scale=1.0] for an outcome that is binary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Decision(1.5))
        .withMessage("threshold must be from 0 to 1, found 1.5");
  }
}
