package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.BatchSampler;
import ai.djl.training.dataset.RandomSampler;
import ai.djl.training.dataset.SequenceSampler;
import org.concordml.data.Examples;
import org.concordml.data.Targets;

/**
 * Examples as a DJL {@code RandomAccessDataset}: features {@code [rows, columns]} and labels {@code
 * [rows, outputs]}, float32: of two classes 1 for the positive one, of several 1 in the column of
 * the row's class (one-hot), of numbers the number. The table crosses to the engine once, when the
 * dataset is made; every batch is a slice or a gather there. Usable with plain DJL.
 *
 * <p>The two arrays belong to the manager the dataset was made with and are freed with it.
 */
public final class TabularDataset extends ArrayDataset {

  private TabularDataset(Builder builder) {
    super(builder);
    data = new NDArray[] {builder.features};
    labels = new NDArray[] {builder.labels};
  }

  /**
   * @param manager owns the arrays, and decides engine and device
   * @param rows to hand over
   * @return a builder
   */
  public static Builder builder(NDManager manager, Examples rows) {
    return new Builder(manager, rows);
  }

  /**
   * @return all features, {@code [rows, columns]}
   */
  public NDArray features() {
    return data[0];
  }

  /**
   * @return all labels, {@code [rows, outputs]}
   */
  public NDArray labels() {
    return labels[0];
  }

  /**
   * Outcomes as columns.
   *
   * @param manager owns them
   */
  private record TargetColumns(NDManager manager) implements Targets.Cases<NDArray> {
    @Override
    public NDArray classes(Targets.Classes classes) {
      int width = classes.count() == 2 ? 1 : classes.count();
      float[] values = new float[Math.multiplyExact(classes.rows(), width)];
      for (int row = 0; row < classes.rows(); row++) {
        if (width == 1) {
          values[row] = classes.index(row);
        } else {
          values[row * width + classes.index(row)] = 1;
        }
      }
      return manager.create(values, new Shape(classes.rows(), width));
    }

    @Override
    public NDArray numbers(Targets.Numbers numbers) {
      float[] values = new float[numbers.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = (float) numbers.value(row);
      }
      return manager.create(values, new Shape(values.length, 1));
    }
  }

  /** Puts the rows on the device. */
  public static final class Builder extends BaseBuilder<Builder> {

    private final NDArray features;
    private final NDArray labels;

    private Builder(NDManager manager, Examples rows) {
      features =
          manager.create(
              rows.features().toFloats(),
              new Shape(rows.features().rows(), rows.features().columns()));
      labels = rows.targets().match(new TargetColumns(manager));
      setSampling(32, false);
    }

    /**
     * How plain DJL draws batches.
     *
     * @param batchSize rows a batch; the last may be shorter
     * @param shuffle whether in a random order, new for every pass
     * @return this
     */
    public Builder batches(int batchSize, boolean shuffle) {
      return setSampling(
          new BatchSampler(
              shuffle ? new RandomSampler() : new SequenceSampler(), batchSize, false));
    }

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * @return the dataset
     */
    public TabularDataset build() {
      return new TabularDataset(this);
    }
  }
}
